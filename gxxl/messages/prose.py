"""What is said of a report's prose: against its tables, and by itself."""

from __future__ import annotations

from gxxl.messages.rules import Words

_SAID = "{section}写的是“{quote}”，其中{what}为{said}，而{options}。"
_CHECK = "请核对{register}，改正正文或者表格中写错的一处；两处口径不同的，请在“说明”表写明。不得为平衡而改数。"

TABLES = {
    "prose.requests": Words(
        label="正文与申请办理表不一致",
        about="正文中收到、答复、结转、予以公开等件数，应当与第三部分的表格一致。“收到”可以只指本年新收，也可以连同上年结转。",
        message=_SAID,
        remedy=_CHECK.format(register="申请登记台账"),
    ),
    "prose.disputes": Words(
        label="正文与复议诉讼表不一致",
        about="正文中行政复议、行政诉讼的件数，应当与第四部分的表格一致。",
        message=_SAID,
        remedy=_CHECK.format(register="行政复议、行政诉讼案件登记"),
    ),
    "prose.documents": Words(
        label="正文与主动公开表不一致",
        about="正文中规章、行政规范性文件制发、废止、现行有效的件数，应当与第二部分的表格一致。",
        message=_SAID,
        remedy=_CHECK.format(register="文件清单"),
    ),
    "prose.fee": Words(
        label="正文与附加数据中的信息处理费不一致",
        about="第六部分报告的信息处理费，应当与附加数据中的一致。",
        message="{section}写的是“{quote}”，其中{what}为{said}，而附加数据中“{label}”为{found}。",
        remedy="请核对信息处理费收取记录，改正写错的一处。",
    ),
    "prose.share": Words(
        label="正文中的百分比算不出来",
        about="正文中“占百分之几”的，应当能由该项件数除以收到或者答复的总件数算出。",
        message="{section}写的是“{quote}”，其中{what}{count}件占{said}%，而{count}件占{total}件的{found}%。",
        remedy="请重新计算百分比，并核对作为总数的件数。",
    ),
}

GROWTH = {
    "prose.growth": Words(
        label="正文中与上年相比的百分比算不出来",
        about="正文中收到的申请“较上年增长（下降）百分之几”的，应当能由本年和上年的件数算出。给出上年文件或者上年数据时才核对。",
        message="{section}写的是“{quote}”，其中较上年{said}%，而本年{count}件、上年{last}件，应为{found}%。",
        remedy="请重新计算百分比，并核对本年和上年的件数。",
    ),
}

TEXTS = {
    "report.section_missing": Words(
        label="缺少规定的部分",
        about="年度报告应当有格式规定的六个部分。标题个别字不同不要紧，按序号和关键词认定。",
        message="没有找到“{title}”这一部分。",
        remedy="请补齐该部分；没有内容的也要保留标题，并如实写明。",
    ),
    "report.section_order": Words(
        label="各部分的次序与格式不同",
        about="六个部分应当依格式的次序排列。",
        message="“{title}”排在“{before}”之后，与格式的次序不同。",
        remedy="请按格式的次序排列六个部分。",
    ),
    "report.period": Words(
        label="没有写明数据的统计期限",
        about="报告开头一般写明所列数据的统计期限，例如“自2021年1月1日起至2021年12月31日止”。",
        message="没有写明报告所列数据的统计期限。",
        remedy="请在开头写明，例如“本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止”。",
    ),
    "report.other_year": Words(
        label="年度前后不一致",
        about="标题、封面和正文的年度应当一致。沿用上年文稿时，容易漏改年度。",
        message="{section}写的是“{quote}”，其中的年度是{found}，而本报告是{year}年度的。",
        remedy="请核对是不是沿用上年文稿漏改了年度；确实是讲{found}年的，请在“说明”表写明。",
    ),
    "report.other_unit": Words(
        label="单位前后不一致",
        about="正文的单位应当就是报告的单位。借用其他单位文稿时，容易漏改名称。",
        message="{section}写的是“{quote}”，其中的“{found}”与本报告的单位“{unit}”不符。",
        remedy="请核对是不是借用其他单位文稿漏改了名称。",
    ),
    "report.repealed_notice": Words(
        label="引用了已被取代的文件",
        about="自2021年度起，格式以国办公开办函〔2021〕30号为准；条例已由国务院令第711号修订。",
        message="{section}写的是“{quote}”，其中的{found}已被{successor}取代。",
        remedy="请改为{successor}，并核对全文是不是沿用了旧文稿。",
    ),
    "overview.length": Words(
        label="第一部分超过一千字",
        about="第一部分“篇幅原则上不超过一千字”。字数按WPS、Word的“字数”统计：汉字、标点各计1，连续的字母、数字计1。",
        message="“{title}”有{count}字，超过1000字。",
        remedy="请聚焦主题，压缩到一千字以内；确需超过的，请在“说明”表写明。",
    ),
    "overview.aspects": Words(
        label="第一部分没有写全五个方面",
        about="第一部分主要包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障等方面。",
        message="“{title}”没有写到：{missing}。",
        remedy="请补写{missing}的情况；确实没有的也要写明。",
    ),
    "problems.empty": Words(
        label="第五部分没有写问题",
        about="第五部分应当实事求是、明确具体，不能空着或者只写“无”。",
        message="“{title}”{said}，没有写存在的问题和改进情况。",
        remedy="请写明存在的主要问题和改进措施。",
    ),
    "problems.last_year": Words(
        label="第五部分与上年雷同",
        about="第五部分不得年年雷同。与上年的文字有80%以上相同的，请重写。",
        message="“{title}”与上年报告有{share}%相同，例如：“{quote}”。",
        remedy="请写明上年问题的改进情况和今年的新问题。",
    ),
    "problems.other_unit": Words(
        label="第五部分与其他单位雷同",
        about="第五部分应当写本机关的问题。与其他单位的文字有80%以上相同的，请核实。",
        message="“{title}”与{unit}的有{share}%相同，例如：“{quote}”。",
        remedy="请按本机关的实际情况重写；确实各自写成的，请在“说明”表写明。",
    ),
    "other.fee_silent": Words(
        label="第六部分没有报告信息处理费",
        about="收取信息处理费的情况应当在第六部分专门报告。第六部分只写“无”的，视为没有收取；空着或者只写了其他事项的，请核实。",
        message="“{title}”没有写信息处理费的收取情况。",
        remedy="请写明，例如“本年度没有收取信息处理费”；收取的写明件数和金额。",
    ),
    "other.fee_notices": Words(
        label="第六部分与逾期未缴费的件数不符",
        about="表中有“逾期未按收费通知要求缴纳费用”的，说明发出过收费通知，第六部分不能只写“无”。",
        message="{place}（{cell}）为{value}，说明发出过收费通知，而“{title}”写的是“{quote}”。",
        remedy="请在第六部分写明发出收费通知和收取信息处理费的情况，或者核对该栏目。",
    ),
}

SHARES = {
    "requests.other_share": Words(
        label="其他处理的件数偏高",
        about="原则上所有申请都应当按照法定的处理方式作出处理。“其他处理”达到5件并且占办理总数五分之一以上的，请了解情况。",
        message="{place}（{cell}）为{value}，占（七）总计{total}件的{share}%。",
        remedy="请逐件核对能不能归入（一）至（五）各项；确属其他处理的，请在“说明”表写明情况。",
    ),
    "requests.other_other_share": Words(
        label="其他处理中“3.其他”的件数偏高",
        about="原则上所有申请都应当按照法定的处理方式作出处理。“3.其他”达到5件并且占办理总数五分之一以上的，请了解情况。",
        message="{place}（{cell}）为{value}，占（七）总计{total}件的{share}%。",
        remedy="请逐件核对能不能归入（一）至（五）各项和“其他处理”的前两项；确属其他的，请在“说明”表写明情况。",
    ),
}

SECTIONS = {
    "opening": "正文开头",
    "overview": "第一部分",
    "disclosure": "第二部分",
    "requests": "第三部分",
    "disputes": "第四部分",
    "problems": "第五部分",
    "other": "第六部分",
}
OPTION = "{place}（{cell}）为{value}"
OPTION_SUM = "{places}之和为{value}"
OPTION_MANY = "{place}（{cell}）等{count}格之和为{value}"
UP, DOWN = "增长{value}", "下降{value}"
FROM_ROWS = "（总计未填，按该行各栏相加）"
OPTIONS_JOIN = "，"
PLACES_JOIN = "、"
YEAR_UNKNOWN = "报告年度"
IS_EMPTY = "是空的"
IS_NOTHING = "只写了“{text}”"
QUOTED = 80  # characters of a sentence that are quoted at most
LEFT_OUT = "……"
