"""How two texts are compared: word by word, or as a whole where little stays."""

from office.forms import words


def test_a_text_written_anew_is_told_as_a_whole():
    before = "도시의 문제를 데이터로 풀고자 하는 지방자치단체를 지원하는 사업입니다."
    after = "기후 위기에 대응하는 서비스를 새로 만들어 시민에게 제공하려는 기관을 선정하여 돕습니다."
    told = words.pieces(before, after)
    assert [(piece.kind, piece.text, piece.alone) for piece in told] == [
        ("deleted", before, True), ("inserted", after, True)]  # fmt: skip
    mended = words.pieces(before, before.replace("데이터로", "기술로"))
    assert not any(piece.alone for piece in mended) and len(mended) > 2
    assert words.pieces(before, f"{before} {after}")[0].text == before
