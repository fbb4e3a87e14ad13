from search.reading.resume_file import read_resume_file
from tests.search.reading.file.written_files import drawn, pdf_drawn, pdf_of, stream

X1 = "/XObject<</X1 6 0 R>>"
SIDEBAR = ["Skills", "Python", "Welding", "Languages", "English", "German", "Hobbies", "Chess"]
MAIN = [
    "Experience",
    "Cook at the Example Arms, 2015 to 2019",
    "Menus for two hundred guests a day",
    "Baker at Sample Breads, 2010 to 2015",
    "Sourdough and rye, from four in the morning",
    "Education",
    "Diploma in catering, Leeds",
    "School leaving certificate, York",
]


def columns(left, right, *, order, right_step=16, split=200):
    """A page with a name across it, and two columns that are drawn in `order`."""
    lines = [(left_line, (50, 700 - 16 * n)) for n, left_line in enumerate(left)]
    lines += [(line, (split, 700 - right_step * n)) for n, line in enumerate(right)]
    return pdf_drawn(
        drawn("Jane Roe, who cooks and bakes in Leeds and York", at=(50, 750), size=16)
        + "".join(drawn(text, at=at, size=9) for text, at in sorted(lines, key=order))
    )


def by_height(line):
    _, (left, height) = line
    return -height, left


def lines_of(data):
    return [line for line in read_resume_file(data).text.splitlines() if line]


def test_a_pdf_gives_its_lines():
    assert lines_of(pdf_of("Jane Roe", "Software Engineer")) == ["Jane Roe", "Software Engineer"]


def test_words_of_a_pdf_that_are_only_set_apart_get_their_space():
    assert lines_of(pdf_of("care) Tj 25 0 Td (plan")) == ["care plan"]


def test_a_pdf_without_its_table_of_objects_is_read_all_the_same():
    data = pdf_of("Jane Roe", "Software Engineer")
    assert "Software Engineer" in lines_of(data[: data.index(b"startxref")])


def test_columns_that_were_drawn_line_by_line_are_read_one_after_the_other():
    read = lines_of(columns(SIDEBAR, MAIN, order=by_height))
    assert read[1:] == SIDEBAR + MAIN


def test_columns_of_lines_of_different_heights_need_no_heading_to_be_told():
    left, right = SIDEBAR[1:3] * 4, MAIN[1:5] * 2
    read = lines_of(columns(left, right, order=by_height, right_step=21))
    assert read[1:] == left + right


def test_columns_keep_the_order_in_which_they_were_drawn():
    read = lines_of(columns(SIDEBAR, MAIN, order=lambda line: -line[1][0]))
    assert read[1:] == MAIN + SIDEBAR


def test_dates_beside_jobs_stay_with_them():
    dates = [f"{year} to {year + 1}" for year in range(2008, 2016)]
    jobs = [f"Cook at Example Arms number {n}" for n in range(8)]
    read = lines_of(columns(dates, jobs, order=by_height))
    assert read[1:] == [f"{date} {job}" for date, job in zip(dates, jobs, strict=True)]


def test_dates_that_stand_between_the_lines_of_their_jobs_stay_with_them():
    dates = [f"May {year} to July {year + 1}" for year in range(2008, 2016)]
    jobs = [f"Line {n} of the jobs" for n in range(16)]
    lines = [(text, (50, 692 - 32 * n)) for n, text in enumerate(dates)]
    lines += [(text, (200, 700 - 16 * n)) for n, text in enumerate(jobs)]
    data = pdf_drawn(
        "".join(drawn(text, at=at, size=9) for text, at in sorted(lines, key=by_height))
    )
    assert lines_of(data)[:3] == ["Line 0 of the jobs", dates[0], "Line 1 of the jobs"]


def test_letters_whose_place_in_a_form_is_not_known_stay_in_their_word():
    line = (
        "BT /F1 40 Tf 100 {} Td (much which ) Tj 225 0 Td "
        "/Span<</ActualText(fi)>>BDC (fi) Tj EMC 21 0 Td (lls a line) Tj ET "
    )
    form = stream(
        "".join(line.format(1_800 - 60 * n) for n in range(8)),
        "/Type/XObject/Subtype/Form/BBox[0 0 2000 2000]/Resources<</Font<</F1 5 0 R>>>>",
    )
    data = pdf_drawn("q .3 0 0 .3 40 60 cm /X1 Do Q", form, resources=X1)
    assert lines_of(data) == ["much which fills a line"] * 8


def test_three_columns_are_read_one_after_the_other():
    third = ["Contact", "Leeds", "United Kingdom", "Interests", "Rowing", "Choir", "Maps", "Tea"]
    lines = [
        (line, (50 + 180 * column, 700 - 16 * n))
        for column, texts in enumerate((SIDEBAR, [line[:20] for line in MAIN], third))
        for n, line in enumerate(texts)
    ]
    data = pdf_drawn(
        "".join(drawn(text, at=at, size=9) for text, at in sorted(lines, key=by_height))
    )
    assert lines_of(data) == [*SIDEBAR, *(line[:20].strip() for line in MAIN), *third]


def test_a_page_that_lies_on_its_side_is_read():
    assert lines_of(pdf_drawn(drawn("Jane Roe, nurse"), page="/Rotate 90")) == ["Jane Roe, nurse"]


def test_letters_that_no_font_here_has_are_read_all_the_same():
    font = (
        "/Font<</F2<</Type/Font/Subtype/Type0/BaseFont/None/Encoding/UniGB-UCS2-H/DescendantFonts"
        "[<</Type/Font/Subtype/CIDFontType0/BaseFont/None/CIDSystemInfo<</Registry(Adobe)"
        "/Ordering(GB1)/Supplement 4>>>>]>>/F1 5 0 R>>"
    )
    data = pdf_drawn(
        "BT /F2 12 Tf 50 600 Td <62A4 58EB 5F20 4E09> Tj ET " + drawn("Jane Roe", at=(50, 500)),
        resources=font,
    )
    assert "护士张三" in read_resume_file(data).text
