from search.reading.resume_file import read_resume_file
from tests.search.reading.file.written_files import odt


def text_of(*paragraphs):
    return "".join(f"<text:p>{paragraph}</text:p>" for paragraph in paragraphs)


def lines_of(data):
    return [line for line in read_resume_file(data).text.splitlines() if line]


def test_an_odt_gives_header_paragraphs_tables_and_footer_in_order():
    row = "".join(
        f"<table:table-cell>{text_of(cell)}</table:table-cell>" for cell in ("2015", "Cook")
    )
    table = f"<table:table><table:table-row>{row}</table:table-row></table:table>"
    masters = (
        f"<style:master-page><style:header>{text_of('Jane Roe')}</style:header>"
        f"<style:footer>{text_of('Page')}</style:footer></style:master-page>"
    )
    body = '<text:h text:outline-level="1">Experience</text:h>' + table + text_of("Skills")
    assert lines_of(odt(body, masters=masters)) == [
        "Jane Roe",
        "Experience",
        "2015\tCook",
        "Skills",
        "Page",
    ]


def test_tabs_breaks_and_spaces_are_kept():
    body = text_of('2015<text:tab/>Cook<text:line-break/>in<text:s text:c="2"/>Leeds')
    assert lines_of(odt(body)) == ["2015\tCook", "in  Leeds"]


def test_words_in_spans_and_links_stay_in_their_sentence():
    body = text_of("A <text:span>staff <text:a>nurse</text:a></text:span> in Leeds")
    assert lines_of(odt(body)) == ["A staff nurse in Leeds"]


def test_a_text_box_and_a_list_are_read():
    box = f"<draw:frame><draw:text-box>{text_of('Python')}</draw:text-box></draw:frame>"
    items = "".join(f"<text:list-item>{text_of(item)}</text:list-item>" for item in ("Go", "SQL"))
    body = text_of(f"Skills{box}") + f"<text:list>{items}</text:list>"
    assert lines_of(odt(body)) == ["Skills", "Python", "Go", "SQL"]


def test_comments_and_what_was_struck_out_are_not_read():
    body = (
        f"<text:tracked-changes>{text_of('fired')}</text:tracked-changes>"
        f"<text:p>Nurse<office:annotation>{text_of('Really?')}</office:annotation></text:p>"
    )
    assert lines_of(odt(body)) == ["Nurse"]
