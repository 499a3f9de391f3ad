package diag

// revisionTexts are the words about repositories, revisions and what is staged.
// Variant holds the whole message id.
var revisionTexts = []Wording{
	{"flag.at", Name{"读取这个提交（分支、标签、提交号或 HEAD~3），不读文件夹", "read this commit (a branch, tag, id or HEAD~3) instead of the folder"}},
	{"flag.staged", Name{"检查暂存区里准备提交的内容", "check what is staged for the next commit"}},
	{"flag.no-history", Name{"不读提交历史，网页上不写录入人和录入时间", "leave the history unread: pages say nothing of who entered what"}},
	{"help.log", Name{"一条记录的修改经过", "the history of a record"}},
	{"help.log-long", Name{
		"列出一条记录的每次提交：谁在什么时候，改了哪一项，正文改了哪些字，当时有几处不合要求。\n现在不公开的内容，在以前的提交里也不显示。",
		"lists the commits of a record: who, when, what became of each value and of the text, and what was wrong then.\nwhat is masked or withheld today is so in every revision.",
	}},
	{"cli.not-fetched", Name{"仓库是浅克隆，没有取来 {record} 的提交；用 git fetch --unshallow 取全", "the clone is shallow and has no commit of {record}; fetch them with git fetch --unshallow"}},
	{"log.unpublished", Name{
		"“{record}”没有进入网站（是草稿，有错误，或者日期晚于统计截止日 {as_of}），不显示修改经过",
		"“{record}” is not published (a draft, with errors, or dated after {as_of}), so its history is not shown",
	}},
	{"cli.not-committed", Name{"{record} 还没有提交", "{record} is not committed yet"}},
	{"cli.flags-exclude", Name{"{flag} 和 {other} 不能同时用", "{flag} and {other} exclude each other"}},
	{"cli.unknown-revision", Name{"仓库里没有“{revision}”", "the repository has no “{revision}”"}},
	{"cli.ambiguous-revision", Name{"有几个提交以“{revision}”开头，请多写几位", "more than one commit begins with “{revision}”; write more of it"}},
	{"cli.no-site-at", Name{"提交“{revision}”里没有这个站点", "there is no such site in commit “{revision}”"}},
	{"cli.unmerged", Name{"合并还有没解决的冲突，解决后再检查", "the merge has conflicts; settle them first"}},
	{"cli.no-repository", Name{"{root} 不在 Git 仓库里", "{root} lies in no Git repository"}},
	{"cli.unsupported-repository", Name{"读不了仓库 {dir}：{reason}", "cannot read the repository {dir}: {reason}"}},
	{"cli.history-by-git", Name{"读不了仓库 {dir}（{reason}），提交历史改由 git 程序来读", "cannot read the repository {dir} ({reason}); the git program is asked for the history instead"}},
	{"repository.sha256", Name{"它用 SHA-256 编号，这里只认 SHA-1", "its object ids are SHA-256, and only SHA-1 is known here"}},
	{"repository.reftable", Name{"它的分支存成 reftable 格式", "its references are stored as a reftable"}},
	{"repository.index", Name{
		"暂存区是拆开或稀疏的；请运行 git update-index --no-split-index，或 git sparse-checkout disable",
		"its index is split or sparse; run git update-index --no-split-index, or git sparse-checkout disable",
	}},
	{"repository.damaged", Name{"它的设置损坏了", "its settings are damaged"}},
}
