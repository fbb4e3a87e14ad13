from search.reading.resume_file import read_resume_file
from tests.search.reading.file.written_files import docx, paragraph


def lines_of(data):
    return [line for line in read_resume_file(data).text.splitlines() if line]


def test_a_docx_gives_header_paragraphs_tables_and_footer_in_order():
    row = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in ("2015–2018", "Cook"))
    body = paragraph("Profile") + f"<w:tbl><w:tr>{row}</w:tr></w:tbl>" + paragraph("Skills")
    data = docx(body, header=paragraph("Jane Roe"), footer=paragraph("Page"))
    assert lines_of(data) == ["Jane Roe", "Profile", "2015–2018\tCook", "Skills", "Page"]


def test_a_sidebar_that_is_a_cell_is_read_by_itself():
    cells = (
        "".join(map(paragraph, texts))
        for texts in (("Skills", "Python"), ("Experience", "Cook at Example Arms"))
    )
    row = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
    data = docx(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>")
    assert lines_of(data) == ["Skills", "Python", "Experience", "Cook at Example Arms"]


def test_a_text_box_is_read_once_though_word_writes_it_twice():
    box = f"<w:txbxContent>{paragraph('Nurse')}</w:txbxContent>"
    twice = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body = f"<w:p><w:r><mc:AlternateContent>{twice}</mc:AlternateContent></w:r></w:p>"
    assert lines_of(docx(body)) == ["Nurse"]


def test_hidden_text_in_a_text_box_is_told_once_though_word_writes_it_twice():
    box = f"<w:txbxContent>{paragraph('Wizard', '<w:vanish/>')}</w:txbxContent>"
    twice = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body = f"<w:p><w:r><mc:AlternateContent>{twice}</mc:AlternateContent></w:r></w:p>"
    assert read_resume_file(docx(paragraph("Nurse") + body)).hidden == "Wizard"


def test_what_was_struck_out_of_a_docx_is_not_read():
    deleted = "<w:del><w:r><w:delText>fired</w:delText></w:r></w:del>"
    assert lines_of(docx(f"<w:p>{deleted}<w:r><w:t>Nurse</w:t></w:r></w:p>")) == ["Nurse"]


def test_a_run_that_holds_a_text_box_hides_what_is_in_it():
    box = f"<w:txbxContent>{paragraph('Wizard')}</w:txbxContent>"
    body = paragraph("Nurse") + f"<w:p><w:r><w:rPr><w:vanish/></w:rPr>{box}</w:r></w:p>"
    assert lines_of(docx(body)) == ["Nurse"]
