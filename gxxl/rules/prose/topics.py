"""What a clause is about, and which figure of the form a number in it is."""

from __future__ import annotations

import re

from gxxl.rules.prose.words import Kind, patterns, vocabulary

OTHER = "other"
_TOPICS = (
    ("fee", re.compile(r"信息处理费")),
    ("disputes", re.compile(r"复议(?!后|直接).*诉讼|诉讼.*复议(?!后|直接)")),
    ("litigation", re.compile(r"诉讼|起诉|应诉")),
    ("review", re.compile(r"复议")),
    (
        "requests",
        re.compile(
            r"依申请|申请公开|公开申请|信息公开.{0,6}申请|(?:收到|受理|答复|办理|办结).{0,8}申请|申请(?:件|\d)"
            r"|自然人|法人(?!代表)|商业企业|科研机构|社会公益组织|法律服务机构"
            r"|不掌握|予以公开|部分公开|不予公开|不予处理|无法提供|结转(?:下|上|至|到|\d)"
        ),
    ),
    ("documents", re.compile(r"规范性文件|规章(?!制度)")),
    (
        OTHER,
        re.compile(
            r"主动公开|发布|建议|提案|议案|信访|工单|来信|来电|留言|咨询|热线|舆情|信箱|许可|处罚|强制|检查|培训|会议|解读|公众号|微博"
            r"|微信|网站|栏目|公报|点击|访问|浏览|粉丝|稿件|评估|考核|采购|预算|决算|合同|案件|投诉|举报|信息\d|文件\d|制度\d"
        ),
    ),
)
_OTHER_APPLICATIONS = re.compile(
    r"(?:许可|低保|救助|补贴|贷款|注册|登记|审批|项目|户籍|宅基地|建房|证照|执照|退休|社保|医保|仲裁|执行|听证|赔偿|调解|救济|资助|评审"
    r"|帮扶|法律援助|复核|变更|建设|用地|加入|入学|入党|补助|优待|困难).{0,6}申请"
)
_VERBS = re.compile(
    r"(?P<made>制发|制定|出台|印发|颁布)|(?P<published>主动公开|公开|发布|公布)|(?P<repealed>废止|失效)|(?P<in_force>现行有效|继续有效|有效)"
    r"|(?P<none>清理|审查|审核|备案|解读|修改|修订|保留|评估|报备|起草|征求|宣传)"
)
_OUTCOMES = (("upheld", "维持"), ("corrected", "纠正|责令"), ("pending", "(?:尚未|未|正在)审[结理]"))
_NO_OUTCOME = re.compile(
    r"纠错|撤销|败诉|胜诉|驳回|终止|调解|撤回|违法|机关|答辩|应诉|办理|出庭|化解|率|[一二再]审|结转"
)


def topic_of(clause: str) -> str:
    """The topic that a clause names; empty where it names none and goes on with the last one."""
    if "公开" not in clause and _OTHER_APPLICATIONS.search(clause):
        return OTHER
    return next((name for name, pattern in _TOPICS if pattern.search(clause)), "")


def kind_of(topic: str, prefix: str, before: str, after: str, year: int | None) -> Kind | None:
    """The kind of claim of a number; ``prefix`` is the sentence before its clause; ``None`` where it may be another."""
    own = topic_of(before) or topic_of(after)
    topic = own if own and own != OTHER else topic
    if topic == "requests":
        return _of_requests(prefix, before, after, year)
    if topic in ("review", "litigation", "disputes"):
        return _of_disputes(topic, prefix, before)
    if topic == "documents":
        return _of_documents(prefix + before, before, after)
    return _of_fee(before) if topic == "fee" else None


def _of_requests(prefix: str, before: str, after: str, year: int | None) -> Kind | None:
    words = vocabulary()
    if words.narrower.search(before) and not re.search(r"等.*共|不予处理$", before):
        return None
    several = re.search(r"(?:自然人|公民)[、和及与或].{0,3}法人", before)
    for kind, left, _ in patterns(year):
        if left is not None and left.search(before) and not (several and kind.key in ("natural", "organisations")):
            return kind
    found = _came_in_or_answered(prefix, before, after)
    later = next((kind for kind, _, right in patterns(year) if right is not None and right.search(after)), None)
    if found is None:
        return None if re.search(rf"{words.receive}|{words.answer}", before) else later
    return None if later is not None and later.key not in ("natural", "organisations") else found


def _came_in_or_answered(prefix: str, before: str, after: str) -> Kind | None:
    words, kinds = vocabulary(), vocabulary().kinds
    filler = words.received_filler
    if re.search(rf"(?:{words.receive}){filler}$", before):
        named = "申请" in prefix + before + after or re.search(rf"(?:{words.receive})[了到共计有]*$", before)
        return kinds["received"] if named else None
    if re.search(r"[未尚](?:能|予|及时)?(?:答复|办结|办理)", before):
        return None
    if re.search(rf"(?:答复|办结|回复|办复|办理完毕|处理完毕){filler}$", before):
        return kinds["answered"]
    if re.search(rf"(?:办理|处理|处置){filler}$", before):
        return kinds["handled"]
    if re.search(rf"(?:依申请公开|政府信息公开申请|信息公开申请){words.filler}$", before):
        return kinds["applied"]
    return None


def _of_disputes(topic: str, prefix: str, before: str) -> Kind | None:
    """复议 and 诉讼 over openness; who decides 复议 as an office (受理, 审理) speaks of all kinds."""
    kinds = vocabulary().kinds
    if "结转" in before or re.search("[一二再]审", before):
        return None
    if re.search("受理|审理|审结|办结", before) and "公开" not in prefix + before:
        return None
    outcome = next((key for key, pattern in _OUTCOMES if re.search(rf"(?:{pattern})[^，]{{0,4}}$", before)), None)
    if outcome:
        return kinds.get(f"{topic}_{outcome}")
    if re.search("复议后(?:再)?起诉|经复议后?起诉", before):
        return kinds["after_review"]
    if re.search("未经复议|直接起诉", before):
        return kinds["direct"]
    last = re.split("复议|诉讼|起诉", before)[-1]
    if _NO_OUTCOME.search(last) and not re.search("(?:办理|相关|有关).{0,4}案件", last):
        return None
    if "复议" in before and "诉讼" in before:
        return None if re.search("分别|各|均|都", last) else kinds["cases"]
    if topic == "disputes":
        return kinds["cases"] if re.search("案件|复议|诉讼", before) else None
    return kinds[topic] if re.search("复议" if topic == "review" else "诉讼|起诉", before) else None


def _of_documents(said: str, before: str, after: str) -> Kind | None:
    """A document must be named beside the number, and the last verb of the sentence so far says what became of it."""
    document = re.search(r"(?P<documents>规范性文件)(?!类)|(?P<regulations>规章)(?!制度|类|及|和|、)", before)
    document = document or re.match(
        r"^(?:行政)?(?P<documents>规范性文件)(?!类)|^(?:政府|部门)?(?P<regulations>规章)(?!制度)", after
    )
    if document is None or re.search(r"党内|党委|解读|草案|合法性|目录|清单", before):
        return None
    verbs = [found.lastgroup for found in _VERBS.finditer(said)]
    row = "documents" if document["documents"] else "regulations"
    return vocabulary().kinds.get(f"{row}_{verbs[-1]}") if verbs else None


def _of_fee(before: str) -> Kind | None:
    kinds = vocabulary().kinds
    if re.search(r"(?:收取|收费|收缴|处理费|共计|共|合计|金额|计|为)(?:人民币)?$", before):
        return kinds["fee_amount"]
    return None
