"""PDF files: plain, and with everything in them that may start something."""

import io
from collections.abc import Callable, Iterator, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from compliance.evidence.kinds import Kind, Objection
from tests.evidence.corpus.verdicts import File


def _pdf(change: Callable[[Pdf], object] = lambda _pdf: None, **saved: object) -> bytes:
    kept = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        change(pdf)
        pdf.save(kept, **saved)  # type: ignore[arg-type]  # one of many options
    return kept.getvalue()


def _opens_with(action: Dictionary) -> bytes:
    def change(pdf: Pdf) -> None:
        pdf.Root.OpenAction = pdf.make_indirect(action)

    return _pdf(change)


def _on_page(annotation: Mapping[str, object]) -> bytes:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj.Annots = Array([Dictionary({"/Type": Name.Annot, "/Rect": [0, 0, 9, 9], **annotation})])

    return _pdf(change)


def pdfs() -> Iterator[File]:
    plain = _pdf()
    yield "plain.pdf", plain, Kind.PDF
    yield "PLAIN.PDF", plain, Kind.PDF
    yield "packed.pdf", _pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate), Kind.PDF
    yield "link.pdf", _on_page({"/Subtype": Name.Link, "/A": Dictionary(S=Name.URI, URI="https://x.lg.jp")}), Kind.PDF
    yield "tail-behind-the-end.pdf", plain + b"\n\0\0\0", Kind.PDF
    yield "no-table.pdf", plain[: plain.rindex(b"startxref")], Kind.PDF
    yield "script.pdf", _opens_with(Dictionary(S=Name.JavaScript, JS="app.alert(1)")), Objection.SCRIPT
    yield "script-in-a-stream.pdf", _pdf(_script_in_a_stream), Objection.SCRIPT
    yield "launch.pdf", _opens_with(Dictionary(S=Name.Launch, F="cmd.exe")), Objection.SCRIPT
    yield "sends-a-form.pdf", _opens_with(Dictionary(S=Name.SubmitForm, F="http://x")), Objection.SCRIPT
    yield "imports.pdf", _opens_with(Dictionary(S=Name.ImportData, F="x.fdf")), Objection.SCRIPT
    chained = Dictionary(S=Name.GoTo, Next=Array([Dictionary(S=Name.JavaScript, JS="1")]))
    yield "script-after-another-act.pdf", _opens_with(chained), Objection.SCRIPT
    yield (
        "script-on-a-page.pdf",
        _on_page({"/AA": Dictionary(E=Dictionary(S=Name.JavaScript, JS="1"))}),
        Objection.SCRIPT,
    )
    yield "form-of-scripts.pdf", _pdf(_xfa), Objection.SCRIPT
    packed = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}
    yield "script-packed.pdf", _pdf(_script_in_a_stream, **packed), Objection.SCRIPT
    yield "attached.pdf", _pdf(lambda pdf: pdf.attachments.__setitem__("x.exe", b"MZ")), Objection.ATTACHMENT
    yield "attached-to-a-page.pdf", _on_page({"/Subtype": Name.FileAttachment}), Objection.ATTACHMENT
    yield "film.pdf", _on_page({"/Subtype": Name.RichMedia}), Objection.ATTACHMENT
    yield "locked.pdf", _pdf(encryption=pikepdf.Encryption(owner="a", user="b")), Objection.LOCKED
    yield "locked-for-changes.pdf", _pdf(encryption=pikepdf.Encryption(owner="a", user="")), Objection.LOCKED
    yield "head-only.pdf", b"%PDF-1.7\n", Objection.BROKEN
    yield "half.pdf", plain[: len(plain) // 3], Objection.BROKEN
    yield "no-pages.pdf", _pdf(lambda pdf: pdf.pages.__delitem__(0)), Objection.BROKEN
    yield "plain.jpg", plain, Objection.NAME
    yield "plain.pdf.exe", plain, Objection.NAME
    yield from _acting_pdfs()
    yield from _damaged_pdfs(plain)


def _acting_pdfs() -> Iterator[File]:
    fields = Dictionary(Fields=Array([Dictionary(FT=Name.Tx, T="氏名", V="髙橋")]))
    yield "form-to-fill.pdf", _pdf(lambda pdf: setattr(pdf.Root, "AcroForm", fields)), Kind.PDF
    yield "printed-when-opened.pdf", _opens_with(Dictionary(S=Name.Named, N=Name.Print)), Kind.PDF
    yield "script-with-a-name.pdf", _pdf(_named_script), Objection.SCRIPT
    yield "script-as-an-address.pdf", _opens_with(Dictionary(S=Name.URI, URI="JavaScript:alert(1)")), Objection.SCRIPT
    yield "file-as-an-address.pdf", _opens_with(Dictionary(S=Name.URI, URI="file://10.0.0.1/x")), Objection.SCRIPT
    yield "opens-a-share.pdf", _opens_with(Dictionary(S=Name.GoToR, F="\\\\10.0.0.1\\x.pdf")), Objection.SCRIPT
    yield "opens-what-is-inside.pdf", _opens_with(Dictionary(S=Name.GoToE, F="x.pdf")), Objection.SCRIPT
    yield "plays.pdf", _opens_with(Dictionary(S=Name.Rendition, OP=0)), Objection.SCRIPT
    yield "content-elsewhere.pdf", _pdf(_stream_elsewhere), Objection.ATTACHMENT
    yield "belonging-file.pdf", _pdf(_belonging), Objection.ATTACHMENT
    for kind in ("Movie", "Sound", "Screen", "3D"):
        yield f"{kind.lower()}-on-a-page.pdf", _on_page({"/Subtype": Name(f"/{kind}")}), Objection.ATTACHMENT


def _damaged_pdfs(plain: bytes) -> Iterator[File]:
    spelled = _opens_with(Dictionary(S=Name.JavaScript, JS="1")).replace(b"/JavaScript", b"/J#61vaScript")
    yield "script-spelled-otherwise.pdf", spelled, Objection.SCRIPT
    yield "archive-behind.pdf", plain + b"PK\x05\x06" + bytes(18), Kind.PDF
    yield "page-in-front.pdf", b"<html><script>alert(1)</script>" + plain, Objection.TYPE
    yield "page-in-its-head.pdf", b"%PDF-1.4\n<html><script>alert(1)</script>", Objection.BROKEN
    yield "only-noughts.pdf", b"%PDF-1.7\n" + bytes(100_000), Objection.BROKEN
    yield "plain.csv", plain, Objection.NAME


def _named_script(pdf: Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", script])))


def _stream_elsewhere(pdf: Pdf) -> None:
    elsewhere = Stream(pdf, b"")
    elsewhere.F = Dictionary(Type=Name.Filespec, F="\\\\10.0.0.1\\x")
    pdf.pages[0].obj.Contents = elsewhere


def _belonging(pdf: Pdf) -> None:
    file = Dictionary(Type=Name.Filespec, F="x.xml", EF=Dictionary(F=Stream(pdf, b"<x/>")))
    pdf.Root.AF = Array([pdf.make_indirect(file)])


def _script_in_a_stream(pdf: Pdf) -> None:
    pdf.Root.OpenAction = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=Stream(pdf, b"app.alert(1)")))


def _xfa(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=Stream(pdf, b"<xdp/>"))
