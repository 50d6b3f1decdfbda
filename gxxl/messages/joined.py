"""What is said of a row whose figures lost the gaps between them."""

# By the kind of the verdict; ``text`` is the row as printed.
VERDICTS = {
    "one": "各栏数字连在一起（{text}），按勾稽关系只有一种断法，已按此读取，请对照原文核实。",
    "several": "各栏数字连在一起（{text}），有{count}种断法，仅凭数据不能确定，有分歧的栏目不作认定，请对照原文填写。",
    "wrong": "各栏数字连在一起（{text}），怎样断开都与本行总计不符，原文的数可能有误，请对照原文核实。",
    "empty": "本行没有数字。",
    "refused": "这一行（{text}）断不成各栏的数，不作认定，请对照原文填写。",
    "too_many": "各栏数字连在一起（{text}），断法太多，不作认定，请对照原文填写。",
}
