"""Why a file or folder could not be read or written: the system's reasons, which it says in English, in our words."""

from __future__ import annotations

REASONS = {
    "EACCES": "没有权限，或者正被其他程序占用",
    "EPERM": "没有权限",
    "EBUSY": "正被其他程序占用",
    "ENOSPC": "磁盘空间不足",
    "EDQUOT": "磁盘配额已用完",
    "EROFS": "所在的磁盘或者文件夹是只读的",
    "EFBIG": "文件过大",
    "EIO": "磁盘或者网络读写出错",
    "ENOENT": "找不到该文件或者文件夹",
    "ENOTDIR": "路径中间的一段是文件，不是文件夹",
    "EISDIR": "这是文件夹，不是文件",
    "EEXIST": "已经有同名的文件或者文件夹",
    "ENOTEMPTY": "文件夹不是空的",
    "ENAMETOOLONG": "文件名或者路径太长",
    "ELOOP": "是指向自身的链接",
    "ENXIO": "不是普通文件",
    "ENODEV": "不是普通文件",
    "EINVAL": "文件名中有不能使用的字符",
    "EMFILE": "打开的文件过多",
    "ENFILE": "打开的文件过多",
    "ENOMEM": "内存不足",
    "ETIMEDOUT": "连接超时",
    "EHOSTUNREACH": "网络连接不上",
    "ECONNREFUSED": "网络连接不上",
}
# What to do where a file cannot be written, by the reason; else it is mostly open somewhere.
REMEDIES = {
    "ENOSPC": "请清理磁盘，或者换一个磁盘后重试。",
    "EDQUOT": "请清理自己的文件，或者换一个磁盘后重试。",
    "EFBIG": "请换一个磁盘后重试。",
    "EROFS": "请换一个可以写入的文件夹。",
    "EIO": "请检查磁盘和网络连接后重试。",
    "ENOENT": "请检查路径。",
    "ENOTDIR": "请检查路径。",
    "EISDIR": "请换一个文件名。",
    "ENAMETOOLONG": "请换一个短一些的文件名或者文件夹。",
    "EINVAL": "请换一个文件名。",
    "ENOMEM": "请关闭其他程序后重试。",
}
REMEDY = "文件正在Excel、Word或WPS中打开的，请关闭后重试；没有打开的，请换一个可以写入的文件夹。"
FAILED = "“{path}”不能读写：{why}。请检查路径和磁盘后重试。"
SOMETHING = "（路径不明）"
