"""Evaluates indicator-based certification: exact, explainable, the same everywhere.

The library in three calls::

    from smartcert import evaluate, load_assessment, load_catalogue

    catalogue = load_catalogue("molit-smart-city@2022")
    report = evaluate(load_assessment("examples/dalseo.yaml"), catalogue)
    print(report.verdict.certified)

Names are imported when they are first used, so that `import smartcert` costs nothing.
"""

from smartcert.version import __version__

TYPE_CHECKING = False  # type checkers take it for true; typing itself costs 5 ms to import
if TYPE_CHECKING:
    from smartcert.assessment import Assessment, load_assessment
    from smartcert.catalogue import Catalogue
    from smartcert.catalogues import load_catalogue
    from smartcert.diagnostics import Diagnostic, InvalidInput, Severity, Span
    from smartcert.evaluation import evaluate
    from smartcert.report import Report

_HOME = {
    "Assessment": "assessment",
    "Catalogue": "catalogue",
    "Diagnostic": "diagnostics",
    "InvalidInput": "diagnostics",
    "Report": "report",
    "Severity": "diagnostics",
    "Span": "diagnostics",
    "evaluate": "evaluation",
    "load_assessment": "assessment",
    "load_catalogue": "catalogues",
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
    "evaluate",
    "load_assessment",
    "load_catalogue",
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
