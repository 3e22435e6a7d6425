"""Why the system refuses a file is said in the reader's language."""

import errno

import pytest

from smartcert.cli.refusal import unwritten
from smartcert.files.reasons import reason
from smartcert.language import language

KOREAN = language("ko")


class HeldOnWindowsError(PermissionError):
    """As Windows raises it."""

    def __init__(self, number):
        super().__init__(errno.EACCES, "The process cannot access the file")
        self.winerror = number


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_file_that_excel_holds_is_to_be_closed(number):
    said = unwritten("r.xlsx", HeldOnWindowsError(number), KOREAN)
    assert said == (
        "r.xlsx 파일을 저장할 수 없습니다: Excel 같은 다른 프로그램이 열고 있습니다. "
        "그 프로그램에서 닫은 뒤 다시 실행하세요."
    )


def test_a_full_disk_is_said_in_korean():
    said = unwritten("r.csv", OSError(errno.ENOSPC, "No space left on device"), KOREAN)
    assert said == "r.csv 파일을 저장할 수 없습니다: 디스크에 남은 공간이 없습니다."


def test_of_an_error_that_is_not_known_the_words_are_quoted():
    said = unwritten("r.csv", OSError(9999, "Brand new"), KOREAN)
    assert said == "r.csv 파일을 저장할 수 없습니다: 시스템의 설명: “Brand new”."


def test_what_has_words_for_the_reader_keeps_them():
    assert reason(ValueError("표가 너무 큽니다")).ko == "표가 너무 큽니다"
