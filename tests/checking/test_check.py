"""A file checked: what it is by its content, and whom its findings are about."""

import unicodedata
from unicodedata import normalize

import pytest

from smartcert.assessment.waiver_file import waivers_in
from smartcert.catalogue.compiled import compile_catalogue
from smartcert.checking.baseline import Key
from smartcert.checking.baseline_file import baseline_in, baseline_text
from smartcert.checking.check import Kind, check, is_ours, kind_of, unreadable
from smartcert.checking.exits import NOT_JUDGED, NOT_PASSED, PASSED
from smartcert.checking.findings import Sorter, Standing, subject_of
from smartcert.checking.outcome import Collector
from smartcert.files.document import parse
from tests.conftest import DATA
from tests.support.marked import marked, source
from tests.support.texts import FULL, WAIVERS, assessment_of, entry

SMALL = (DATA / "small.yaml").read_text("utf-8")


def text_of(answers):
    return assessment_of(answers).document.source.text


def with_value(value):
    return text_of({**FULL, "A-1": FULL["A-1"].replace("30", value)})


KINDS = {
    text_of(FULL): Kind.ASSESSMENT,
    "answers: {}\ncity: {}\n": Kind.ASSESSMENT,
    "fromat: smartcert-assessment/1\n": Kind.ASSESSMENT,
    "format： smartcert-assessment/1\n": Kind.ASSESSMENT,
    '"format": "smartcert-catalogue/1"\n': Kind.CATALOGUE,
    SMALL: Kind.CATALOGUE,
    "categories: []\nverdict: {}\n": Kind.CATALOGUE,
    WAIVERS: Kind.WAIVERS,
    "format: smartcert-baseline/1\n": Kind.BASELINE,
    "format: smartcert-asessment/1\n": None,
    "on: push\njobs: {}\n": None,
    "answers: 42\n": None,
    "categories: [blog]\n": None,
}


@pytest.mark.parametrize(("text", "kind"), KINDS.items(), ids=range(len(KINDS)))
def test_a_file_is_told_by_its_content(text, kind):
    assert kind_of(text) is kind


def test_what_means_to_be_ours_is_ours_however_misspelt():
    assert is_ours("format: smartcert-asessment/1\n")
    assert not is_ours("on: push\n")


OTHERS = {
    "another tool's": "§SC226§on: push\n",
    "another tool's, with YAML that ours may not use": "§SC226§on: !Ref push\n",
    "a list": "§SC226§- a\n",
    "a misspelt format": "format: §SC226§smartcert-asessment/1\nanswer: {}\n",
    "a misspelt format and bad YAML": "format: smartcert-asessment/1\nanswer: §SC120§&x 1\n",
    "a missing format": "§SC202§catalogue: small@1\nanswers: {}\n",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_a_file_that_does_not_say_what_it_is_has_one_fault(text):
    plain, expected = marked(text)
    found = check(source(plain)).found
    assert [(each.code, each.span.line, each.span.column) for each in found][:1] == expected
    assert len(found) == 1 or "missing" in text or expected[0][0] == "SC202"


@pytest.mark.parametrize("text", [SMALL, "format: smartcert-baseline/1\nfindings: []\n"])
def test_what_is_no_assessment_is_checked_as_what_it_is(text):
    assert check(source(text)).found == ()


def test_a_file_that_is_sound_can_be_judged_at_once(small):
    checked = check(source(text_of(FULL)), small)
    assert checked.found == ()
    assert checked.claims is not None
    assert checked.catalogue is small


# --- findings


def keys(checked):
    return [each.key for each in Sorter().findings(checked)]


def test_a_finding_is_about_a_city_an_indicator_and_a_value(small):
    assert keys(check(source(with_value("-7")), small)) == [Key("시험시", "A-1", "SC412", "-7")]


def test_a_finding_on_an_answer_as_a_whole_has_the_value_that_is_claimed(small):
    unproven = text_of({**FULL, "A-1": "{value: 30}", "A-4": "{value: true}"})
    assert keys(check(source(unproven), small)) == [
        Key("시험시", "A-1", "SC450", "30"),
        Key("시험시", "A-4", "SC450", "true"),
    ]


def test_a_finding_beside_the_answers_is_about_no_indicator(small):
    text = text_of(FULL).replace("date: 2022-06-30", "date: 2022-6-30", 1)
    assert keys(check(source(text), small)) == [Key("시험시", "", "SC214", "2022-6-30")]


def test_a_finding_in_a_catalogue_is_about_its_node():
    text = SMALL.replace("zero_at: 0, full_at: 30", "zero_at: 30, full_at: 30", 1)
    checked = check(source(text))
    assert keys(checked) == [Key("small@1", "A-1", "SC316", "30")]
    assert subject_of(checked) == "small@1"


def test_a_finding_in_waivers_is_about_the_waived(small):
    checked = check(source(WAIVERS + entry("A-9"), "w.yaml"), small)
    assert keys(checked) == [Key("w.yaml", "A-9", "SC402", "A-9")]


def test_a_finding_in_a_text_that_is_no_yaml_is_about_the_file():
    checked = check(source("format: smartcert-assessment/1\nanswers: [\n", "a.yaml"))
    assert [key[:3] for key in keys(checked)] == [("a.yaml", "", "SC115")]
    assert keys(check(source("# nothing\n", "a.yaml"))) == [Key("a.yaml", "", "SC109", "")]


@pytest.mark.parametrize("answers", ["[1]", "text", "{A-1: [{}]}", "{A-1: {value: {a: [1]}}}"])
def test_a_key_is_found_in_data_of_any_shape(answers, small):
    text = f"format: smartcert-assessment/1\ncity: 가\nanswers: {answers}\n"
    for key in keys(check(source(text, "a.yaml"), small)):
        assert key.city == "a.yaml"
    text = f"format: smartcert-catalogue/1\nid: [1]\nedition: 1\ncategories: {answers}\n"
    assert {key.city for key in keys(check(source(text, "a.yaml")))} == {"a.yaml"}


def test_a_fingerprint_stays_when_lines_move(small):
    def prints(text):
        return [each.fingerprint for each in Sorter().findings(check(source(text), small))]

    text = with_value("-7")
    assert prints(text) == prints("# a line more\n\n" + text)
    assert prints(text) != prints(with_value("-8"))


def test_equal_findings_have_fingerprints_of_their_own(small):
    late = FULL["A-1"].replace("2022-06-01", "2023-01-01")
    both = late.replace("}]", "}, {title: 또, kind: register, document: 증빙, date: 2023-01-01}]")
    found = Sorter().findings(check(source(text_of({**FULL, "A-1": both})), small))
    assert [each.key.value for each in found] == ["2023-01-01", "2023-01-01"]
    assert [each.occurrence for each in found] == [0, 1]
    assert len({each.fingerprint for each in found}) == 2


def test_a_value_in_a_key_is_one_plain_line(small):
    text = text_of(FULL).replace("시험시", "시\u200e험시")
    assert all("\n" not in part for key in keys(check(source(text), small)) for part in key)


def outcome(*checked, command="check", baseline=None, **options):
    collector = Collector(command, **options)
    if baseline is not None:
        collector.know(baseline)
    for each in checked:
        collector.add(each)
    return collector.outcome()


def test_what_is_waived_is_visible_and_fails_nothing(small):
    waivers = waivers_in(
        parse(source(WAIVERS + entry(until="2022-07-01"), "w.yaml")), small
    ).judged_on(None)
    checked = check(source(with_value("-7")), small, waivers)
    run = outcome(checked)
    standings = [(each.key.code, each.standing) for each in run.findings]
    assert standings == [("SC502", Standing.NOTED), ("SC412", Standing.WAIVED)]
    assert [file.file for file in run.supporting] == ["w.yaml"]
    assert run.exit_code == PASSED
    assert outcome(checked, checked, strict=True).exit_code == NOT_PASSED
    assert len(outcome(checked, checked).supporting[0].findings) == 1


def test_a_check_exits_by_the_worst_that_fails(small):
    good, bad = check(source(text_of(FULL)), small), check(source(with_value("-7")), small)
    doubtful = check(source(text_of({**FULL, "A-1": "{value: 30}"})), small)
    from smartcert.diagnostics import Diagnostic, Span

    missing = unreadable("none.yaml", None, (Diagnostic("SC101", Span("none.yaml")),))
    assert outcome(good, doubtful).exit_code == PASSED
    assert outcome(good, doubtful, strict=True).exit_code == NOT_PASSED
    assert outcome(good, bad).exit_code == NOT_PASSED
    assert outcome(good, bad, missing).exit_code == NOT_JUDGED
    assert outcome(good, bad, command="evaluate").exit_code == NOT_JUDGED
    assert outcome(doubtful, command="evaluate", strict=True).exit_code == NOT_PASSED


# --- baselines


def baseline(keys):
    return baseline_in(parse(source(baseline_text(keys), "known.yaml"))).known()


def test_what_is_known_stays_visible_and_does_not_fail(small):
    checked = check(source(with_value("-7")), small)
    run = outcome(checked, baseline=baseline(keys(checked)))
    assert [each.standing for each in run.findings] == [Standing.KNOWN]
    assert run.findings[0].known.file == "known.yaml"
    assert run.exit_code == PASSED


def test_a_known_finding_is_known_on_any_line_but_not_with_another_value(small):
    known = keys(check(source(with_value("-7")), small))
    moved = check(source("# a line more\n" + with_value("-7")), small)
    assert outcome(moved, baseline=baseline(known)).exit_code == PASSED
    other = check(source(with_value("-8")), small)
    assert outcome(other, baseline=baseline(known)).exit_code == NOT_PASSED


def test_each_entry_covers_one_finding(small):
    checked = check(source(with_value("-7")), small)
    known = keys(checked)
    assert outcome(checked, checked, baseline=baseline(known)).exit_code == NOT_PASSED
    assert outcome(checked, checked, baseline=baseline(known * 2)).exit_code == PASSED


def test_an_entry_that_nothing_uses_is_reported_for_the_cities_of_the_run(small):
    gone = [Key("시험시", "A-2", "SC412", "-1"), Key("다른시", "A-2", "SC412", "-1")]
    good = check(source(text_of(FULL)), small)
    run = outcome(good, baseline=baseline(gone))
    assert [(each.key.code, each.key.city) for each in run.findings] == [("SC505", "시험시")]
    assert run.exit_code == PASSED
    assert outcome(good, baseline=baseline(gone), strict=True).exit_code == NOT_PASSED


def test_a_baseline_reads_back_whatever_stands_in_it(small):
    odd = [
        Key('따옴 "표"', "", "SC205", "…"),
        Key("053", "A-1", "SC204", "no"),
        Key("back\\slash", "", "SC110", "?"),
    ]
    written = baseline_in(parse(source(baseline_text(odd))))
    assert [each.key for each in written.findings] == sorted(odd)
    assert baseline_text([]) == "format: smartcert-baseline/1\nfindings: []\n"


def test_a_baseline_is_loaded_from_its_file(tmp_path, small):
    from smartcert.checking.baseline_file import load_baseline

    checked = check(source(with_value("-7")), small)
    path = tmp_path / "known.yaml"
    path.write_text(baseline_text(keys(checked)), "utf-8")
    assert outcome(checked, baseline=load_baseline(path)).exit_code == PASSED


def test_a_value_may_be_a_list(small):
    unread = text_of({**FULL, "B-1-1": "{value: [one], not_applicable: 예외}"})
    assert [key.value for key in keys(check(source(unread), small))] == ["예외"]
    wanting = SMALL.replace(
        "            scoring:\n              rule: checklist",
        "            evidence: {at_least: 1, kinds: [plan], wanted: {ko: 계획, en: plan}}\n"
        "            scoring:\n              rule: checklist",
    )
    assert wanting != SMALL
    found = keys(check(source(text_of(FULL)), compile_catalogue(source(wanting))))
    assert found == [Key("시험시", "B-1-1", "SC450", '["one", "two", "three"]')]


def test_a_finding_above_the_data_is_about_the_file_alone(small):
    apart = unicodedata.normalize("NFD", "# 솔밭군\n") + text_of(FULL)
    assert [(key.city, key.indicator, key.code) for key in keys(check(source(apart), small))] == [
        ("시험시", "", "SC150")
    ]


def test_a_fault_of_form_is_never_known_because_it_hides_others(small):
    late = text_of(FULL).replace("date: 2022-06-30", "date: 2022-6-30", 1)
    checked = check(source(late), small)
    assert not checked.complete
    assert outcome(checked, baseline=baseline(keys(checked))).exit_code == NOT_PASSED


def test_a_missing_field_is_known_by_its_name(small):
    for gone in ("date: 2022-06-30\n", "stage: self_assessment\n"):
        checked = check(source(text_of(FULL).replace(gone, "", 1)), small)
        assert keys(checked) == [Key("시험시", "", "SC202", gone.partition(":")[0])]


def test_what_is_not_used_of_a_baseline_is_left():
    known = [Key("가", "A-1", "SC412", "1")] * 2
    some = baseline(known)
    some.take(known[0])
    assert list(some.left()) == known[1:]


def test_a_waiver_of_a_city_that_is_only_spelt_alike_is_named(small):
    def waived(city):
        text = WAIVERS + entry(city=city)
        return waivers_in(parse(source(text, "w.yaml")), small).judged_on(None)

    (found,) = waived("시헙시").strangers({"시험시", "다른시"})
    assert (found.code, found.near, found.span.line) == ("SC506", ("시험시",), 5)
    assert list(waived("시험시").strangers({"시험시"})) == []
    assert list(waived("제주시").strangers({"시험시"})) == []
    assert list(waived(normalize("NFD", "시험시")).strangers({"시험\u200b시"})) == []


def test_a_run_that_could_not_begin_exits_so():
    collector = Collector("check")
    assert collector.outcome(stopped=True).exit_code == NOT_JUDGED
    assert collector.cities == set()


def test_another_tools_field_does_not_make_a_file_ours():
    for text in ("metadata:\n  name: smartcert-assessment\n", "name: smartcert-check\non: push\n"):
        assert kind_of(text) is None
        assert not is_ours(text)


def test_what_is_waived_and_known_is_not_called_gone(small):
    waivers = waivers_in(parse(source(WAIVERS + entry(), "w.yaml")), small).judged_on(None)
    known = keys(check(source(with_value("-7")), small))
    run = outcome(check(source(with_value("-7")), small, waivers), baseline=baseline(known))
    assert [each.standing for each in run.findings] == [Standing.WAIVED]


def test_a_path_is_the_same_however_it_is_typed(small):
    broken = "format: smartcert-assessment/1\nanswers: [\n"
    typed = ("a/b.yaml", "./a/b.yaml", "a\\b.yaml", "a//b.yaml")
    assert len({keys(check(source(broken, name)))[0] for name in typed}) == 1
