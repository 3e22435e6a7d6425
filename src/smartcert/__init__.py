"""Evaluates indicator-based certification: exact, explainable, the same everywhere.

The library in three calls::

    from smartcert import evaluate, load_assessment, load_catalogue

    catalogue = load_catalogue("molit-smart-city@2022")
    report = evaluate(load_assessment("examples/dalseo.yaml"), catalogue)
    print(report.verdict.certified)

Frames of many cities (Arrow, pandas, polars) go through `score_table`. Names are imported when
they are first used, so that `import smartcert` costs nothing.
"""

from smartcert.version import __version__

TYPE_CHECKING = False  # type checkers take it for true; typing itself costs 5 ms to import
if TYPE_CHECKING:
    from smartcert.assessment.assessment_file import Assessment, load_assessment
    from smartcert.batch.frames import batch_schema, score_batches, score_table
    from smartcert.catalogue.compiled import Catalogue
    from smartcert.catalogue.packaged import load_catalogue
    from smartcert.diagnostics import Diagnostic, InvalidInput, Severity, Span
    from smartcert.evaluation import evaluate
    from smartcert.reports.report import Report

_HOME = {
    "Assessment": "assessment.assessment_file",
    "Catalogue": "catalogue.compiled",
    "Diagnostic": "diagnostics",
    "InvalidInput": "diagnostics",
    "Report": "reports.report",
    "Severity": "diagnostics",
    "Span": "diagnostics",
    "batch_schema": "batch.frames",
    "evaluate": "evaluation",
    "load_assessment": "assessment.assessment_file",
    "load_catalogue": "catalogue.packaged",
    "score_batches": "batch.frames",
    "score_table": "batch.frames",
}

__all__ = [
    "Assessment",
    "Catalogue",
    "Diagnostic",
    "InvalidInput",
    "Report",
    "Severity",
    "Span",
    "__version__",
    "batch_schema",
    "evaluate",
    "load_assessment",
    "load_catalogue",
    "score_batches",
    "score_table",
]


def __getattr__(name: str) -> object:
    """Import a public name from the module that it lives in."""
    if name not in _HOME:
        message = f"module 'smartcert' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(f"smartcert.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return list(__all__)
