"""The command line as a script drives it: exit status, one sentence, JSON; never Qt."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pdfplumber
import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from cli.main import COMMANDS, run

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "sổ mẫu"
    assert run(["demo", str(folder), "--years", "1", "--members", "40", "--seed", "5"]) == 0
    return folder


def _json(capsys: pytest.CaptureFixture[str], words: list[str]) -> dict[str, object]:
    capsys.readouterr()
    run([*words, "--json"])
    return json.loads(capsys.readouterr().out)


def test_a_new_office_is_empty_and_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--level", "commune", "--name", "Đảng uỷ xã Yên Bình", "--superior", "Đảng bộ tỉnh Lào Cai"]
    assert run(["new", "--office", str(tmp_path / "yb"), *words]) == 0
    assert "Đảng uỷ xã Yên Bình" in capsys.readouterr().out
    assert run(["check", "--office", str(tmp_path / "yb")]) == 0


def test_the_sample_prints_its_book(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "Sổ ghi danh.pdf"
    told = _json(capsys, ["print", "so-ghi-danh", "--office", str(sample), "--year", "2026", "--out", str(out)])
    with pdfplumber.open(out) as pdf:
        assert told["pages"] == len(pdf.pages)
        words = " ".join(page.extract_text() for page in pdf.pages)
    assert "TỜ MỞ SỔ" in words
    assert "Cộng kỳ tháng 3 năm 2026:" in words
    assert told["face"]


def test_the_file_for_an_inspection_of_a_period_and_of_a_lượt(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "hồ sơ.pdf"
    words = ["print", "ho-so-kiem-tra", "--office", str(sample), "--out", str(out)]
    assert _json(capsys, [*words, "--period", "2026-03"])["pages"]
    with pdfplumber.open(out) as pdf:
        said = " ".join(page.extract_text() for page in pdf.pages)
    assert "việc ghi danh tháng 3 năm 2026" in said and "TRƯỜNG HỢP NGOÀI LỆ" in said
    assert _json(capsys, [*words, "--year", "2026"])["pages"]
    assert run(words) == 1 and "ho-so-kiem-tra" in capsys.readouterr().err
    assert run([*words, "--id", "không có"]) == 1


def test_the_same_facts_print_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    for name in "ab":
        words = ["--office", str(sample), "--period", "2026-03", "--out", str(tmp_path / name)]
        assert run(["print", "so-ghi-danh", *words]) == 0
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize(
    "form",
    [
        "so-ghi-danh", "danh-sach-cong-khai", "guong", "danh-sach-de-nghi", "phieu-ra-soat", "phieu-thang", "bao-cao",
        "thong-bao",
    ],
)  # fmt: skip
def test_a_print_of_nothing_named_is_refused_in_one_sentence(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    out = tmp_path / "x.pdf"
    assert run(["print", form, "--office", str(sample), "--out", str(out)]) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert not out.exists()


def test_the_public_list_and_a_round_print(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rounds = _facts(sample, tmp_path, "selection_round")
    entries = [f for f in _facts(sample, tmp_path, "honour_entry") if f["state"] == "entered"]
    asked = {
        "danh-sach-cong-khai": ["--period", "2026-03"],
        "danh-sach-de-nghi": ["--id", rounds[0]["uuid"]],
        "phieu-ra-soat": ["--id", rounds[0]["uuid"]],
        "guong": ["--id", entries[0]["uuid"]],
    }
    for form, words in asked.items():
        out = tmp_path / f"{form}.pdf"
        assert run(["print", form, "--office", str(sample), "--out", str(out), *words]) == 0, form
        assert out.read_bytes().startswith(b"%PDF-1.7")


def test_the_slips_of_a_month_print_as_one_job(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "phiếu.pdf"
    told = _json(capsys, ["print", "phieu-thang", "--office", str(sample), "--period", "2026-03", "--out", str(out)])
    with pdfplumber.open(out) as pdf:
        assert told["pages"] == len(pdf.pages) > 2
        first = pdf.pages[0].extract_text()
    assert "PHIẾU THÁNG 3 NĂM 2026" in first and "Tờ 1/" in first
    unit = next(f for f in _facts(sample, tmp_path, "unit") if f["kind"] == "cell_rural")
    words = ["--office", str(sample), "--period", "2026-03", "--id", str(unit["uuid"]), "--out", str(out)]
    assert _json(capsys, ["print", "phieu-thang", *words])["pages"] in (2, 4)
    with pdfplumber.open(out) as pdf:
        assert str(unit["name"]) in pdf.pages[0].extract_text()


def test_a_report_prints_before_anybody_begins_it(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "báo cáo.pdf"
    words = ["print", "bao-cao", "--office", str(sample), "--out", str(out), "--rules", "HD05", "--period"]
    assert int(str(_json(capsys, [*words, "2026-Q1"])["pages"])) > 1
    assert int(str(_json(capsys, [*words, "2026-03"])["pages"])) > 1
    with pdfplumber.open(out) as pdf:
        first = pdf.pages[0].extract_text()
    assert "BÁO CÁO" in first and "tháng 3 năm 2026" in first and "-BC/ĐU" in first
    assert run([*words, "2026-13"]) == 1


def test_a_document_prints_by_its_id(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from models.services import documents
    from models.services.doors import open_office

    with open_office(sample, exclusive=False) as office:
        notice = documents.new(office, "thong_bao", subject="kết luận hội nghị")
        report = documents.new(office, "bao_cao", subject="chuyên đề")
    for form, uuid, said in (("thong-bao", notice, "kết luận hội nghị"), ("bao-cao", report, "chuyên đề")):
        out = tmp_path / f"{form}.pdf"
        assert run(["print", form, "--office", str(sample), "--id", uuid, "--out", str(out)]) == 0
        with pdfplumber.open(out) as pdf:
            assert said in pdf.pages[0].extract_text()


def test_each_unit_gets_a_word_slip_of_its_own(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "gửi chi bộ"
    words = ["print", "phieu-thang", "--office", str(sample), "--period", "2026-03", "--format", "docx"]
    told = _json(capsys, [*words, "--out", str(out)])
    assert sorted(path.name for path in out.iterdir()) == sorted(told["files"])
    assert told["count"] == len(told["files"]) > 2
    unit = next(f for f in _facts(sample, tmp_path, "unit") if f["kind"] == "cell_rural")
    assert run([*words, "--id", str(unit["uuid"]), "--out", str(tmp_path / "một.docx")]) == 0
    assert (tmp_path / "một.docx").read_bytes() in [path.read_bytes() for path in out.iterdir()]


def _facts(sample: Path, tmp_path: Path, table: str) -> list[dict[str, str]]:
    assert run(["dump", "--office", str(sample), "--out", str(tmp_path / "dump.jsonl")]) == 0
    rows = [json.loads(line) for line in (tmp_path / "dump.jsonl").read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["table"] == table]


def test_the_book_and_a_report_go_to_word_and_excel(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for form, words in (("so-ghi-danh", ["--year", "2026"]), ("bao-cao", ["--period", "2026-03"])):
        for ending, opens in (("docx", Document), ("xlsx", load_workbook)):
            out = tmp_path / f"{form}.{ending}"
            asked = ["print", form, "--office", str(sample), "--out", str(out), "--format", ending, *words]
            if run(asked) == 0:
                opens(out)
            else:
                assert (form, ending) == ("bao-cao", "xlsx"), "only a report without tables has nothing for Excel"
    text = " ".join(paragraph.text for paragraph in Document(tmp_path / "so-ghi-danh.docx").paragraphs)
    assert "TỜ KẾT SỔ" in text or "TỜ MỞ SỔ" in text
    capsys.readouterr()


def test_a_form_without_that_kind_of_file_says_so_in_one_sentence(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = next(fact for fact in _facts(sample, tmp_path, "honour_entry") if fact["state"] == "entered")
    out = tmp_path / "guong.xlsx"
    capsys.readouterr()
    words = ["--office", str(sample), "--id", entry["uuid"], "--out", str(out)]
    assert run(["print", "guong", *words, "--format", "xlsx"]) == 1
    said = capsys.readouterr().err.strip()
    assert len(said.splitlines()) == 1 and "không có bảng" in said and not out.exists()
    assert run(["print", "guong", *words, "--format", "docx"]) == 0


def test_backup_restore_and_check(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _json(capsys, ["dump", "--office", str(sample), "--out", str(tmp_path / "dump.jsonl")])
    made = _json(capsys, ["backup", "--office", str(sample)])
    again = _json(capsys, ["backup", "--office", str(sample)])
    assert again["path"] is None
    restored = _json(capsys, ["restore", "--office", str(tmp_path / "máy mới"), str(made["path"])])
    assert restored["acts"] == made["acts"]
    checks = _json(capsys, ["check", "--office", str(tmp_path / "máy mới")])
    assert checks["sound"]


def test_a_damaged_office_has_its_own_status(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = _json(capsys, ["backup", "--office", str(sample)]) or {}
    backups = sorted((sample / "backups").glob("*.sgd"))
    place = tmp_path / "hỏng"
    assert run(["restore", "--office", str(place), str(made.get("path") or backups[-1])]) == 0
    data = bytearray((place / "office.db").read_bytes())
    data[5000:9000] = bytes(4000)
    (place / "office.db").write_bytes(data)
    assert run(["check", "--office", str(place)]) == 3
    (place / "office.key").unlink()
    assert run(["check", "--office", str(place)]) == 3
    capsys.readouterr()
    assert run(["check", "--office", str(place), "--json"]) == 3
    assert json.loads(capsys.readouterr().out)["error"] == "key_missing"


def test_rows_come_in_from_a_spreadsheet_after_a_backup(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = tmp_path / "yb"
    run(["new", "--office", str(office), "--level", "commune", "--name", "Đảng uỷ xã Yên Bình"])
    book = Workbook()
    rows = [["STT", "Tên chi bộ"], [1, "Chi bộ Nà Lốc"], [2, "Chi bộ Khe Ma\u0323"], [None, None], [3, "Chi bộ Nà Lốc"]]
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "cb.xlsx")
    words = ["import", "--office", str(office), str(tmp_path / "cb.xlsx"), "--kind", "units"]
    dry = _json(capsys, [*words, "--dry-run"])
    assert (dry["new"], dry["doubtful"], dry["taken"]) == (2, 1, 0)
    assert [line.partition(";")[0] for line in dry["asked"]] == ["Dòng 5: Trùng tên với dòng 2"]
    assert _json(capsys, words)["taken"] == 2
    assert list((office / "backups").glob("*_import.sgd"))
    assert "Chi bộ Khe Mạ" in {f["name"] for f in _facts(office, tmp_path, "unit")}


NO_SHEETS = [("a.xlsx", b"not a sheet"), ("a.csv", b"\xff\xfe\x00"), ("b.xlsx", None)]


@pytest.mark.parametrize(("name", "content"), NO_SHEETS)
def test_a_file_that_is_no_sheet_is_refused(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert run(["import", "--office", str(sample), str(tmp_path / name), "--kind", "people"]) == 1
    said = capsys.readouterr().err.strip()
    assert len(said.splitlines()) == 1
    assert said.startswith("Không thấy tệp" if content is None else "Không đọc được bảng tính")


def test_an_office_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--office", str(tmp_path / "không có")]) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_wrong_words_have_their_own_status() -> None:
    with pytest.raises(SystemExit) as caught:
        run(["in-sổ"])
    assert caught.value.code == 2


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_explains_itself_in_vietnamese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run([command, "--help"] if command else ["--help"])
    assert caught.value.code == 0
    assert capsys.readouterr().out


def test_a_command_never_imports_qt(sample: Path, tmp_path: Path) -> None:
    script = "import sys; from main import main; main(sys.argv[1:]); assert 'PySide6' not in sys.modules"
    words = ["print", "so-ghi-danh", "--office", str(sample), "--period", "2026-02", "--out", str(tmp_path / "a.pdf")]
    done = subprocess.run([sys.executable, "-c", script, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_that_goes_away_is_no_fault(sample: Path) -> None:
    words = [sys.executable, "-u", "main.py", "check", "--office", str(sample)]
    reader, writer = os.pipe()
    process = subprocess.Popen(words, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE)
    os.close(reader)
    os.close(writer)
    _out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
