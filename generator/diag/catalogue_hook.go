package diag

// hookTexts are the words of the hooks that git runs. Variant holds the whole
// message id.
var hookTexts = []Wording{
	{"help.hook", Name{"提交和推送前的检查", "checks before commits and pushes"}},
	{"help.hook-install", Name{"装上检查", "install the check"}},
	{"help.hook-install-long", Name{
		"在工作文件夹里装 pre-commit 和 commit-msg：提交前检查暂存的内容和提交说明。\n在服务器的仓库（bare）里装 pre-receive：推送来的内容检查合格才收下。\n原来有的钩子改名保留，照样先运行。再装一次也无妨。",
		"in a work tree, installs pre-commit and commit-msg: they check what is staged, and the message, before it is committed.\nin a bare repository, pre-receive: it accepts a push only when its site is sound.\na hook that is there already is kept and called first. installing again does no harm.",
	}},
	{"help.hook-uninstall", Name{"撤掉检查，恢复原来的钩子", "remove the check and restore the hook before it"}},
	{"help.hook-run", Name{"由 git 运行的检查", "the checks as git runs them"}},
	{"help.hook-pre-commit", Name{"检查暂存的内容", "check what is staged"}},
	{"help.hook-pre-receive", Name{"检查推送来的内容", "check what is pushed"}},
	{"flag.hook-site", Name{"站点在提交里的哪个文件夹（默认是 zoufang.root 或最上层）", "folder of the site in commits (default: zoufang.root or the top)"}},
	{"flag.hook-branch", Name{"要检查的分支，可以写几次（默认是仓库的主分支，加上 git 设置 zoufang.branch 里的）", "branch to guard, may be repeated (default: the repository's own, and those of git's setting zoufang.branch)"}},
	{"hook.installed", Name{"已装好 {file}", "installed {file}"}},
	{"hook.kept", Name{"原来的钩子改名为 {file}，照样先运行", "the hook that was there is now {file} and is called first"}},
	{"hook.removed", Name{"已撤掉 {file}", "removed {file}"}},
	{"hook.absent", Name{"没有装过：{file}", "not installed: {file}"}},
	{"hook.advice", Name{
		"建议再运行下面的命令，让 git 自己先挡住损坏的和过大的推送：",
		"git itself can refuse broken and oversized pushes first; consider:",
	}},
	{"hook.kept-before", Name{
		"{file} 不是 zoufang 装的，而 {kept} 里已经留着另一个；请先合并或删掉其中一个",
		"{file} is not zoufang's, and {kept} holds another one already; merge or remove one of them",
	}},
	{"hook.elsewhere", Name{
		"git 的设置 core.hooksPath 让所有仓库共用 {dir} 里的钩子；请先在这个仓库里运行 git config core.hooksPath .git/hooks",
		"git's setting core.hooksPath makes all repositories share the hooks in {dir}; run git config core.hooksPath .git/hooks in this one first",
	}},
	{"hook.bare-only", Name{"{flag} 只用于服务器的仓库（bare）", "{flag} is for bare repositories only"}},
	{"hook.missing-commit", Name{
		"找不到 zoufang，没有检查。请重新运行 zoufang hook install；这一次不检查，可以用 git commit --no-verify",
		"zoufang is missing and nothing was checked. run zoufang hook install again, or git commit --no-verify for once",
	}},
	{"hook.missing-receive", Name{
		"服务器上找不到 zoufang，没有检查，不能收下。请管理员重新运行 zoufang hook install",
		"zoufang is missing on the server, nothing was checked and nothing is accepted. the administrator must run zoufang hook install again",
	}},
	{"hook.crashed", Name{"程序出错：{reason}", "the program failed: {reason}"}},
	{"hook.commit-refused", Name{"没有提交：新增 {count} 个错误", "not committed: {count} new errors"}},
	{"hook.push-refused", Name{"不能收下 {branch}：新增 {count} 个错误", "{branch} is refused: {count} new errors"}},
	{"help.hook-commit-msg", Name{"检查提交说明里有没有个人信息", "look through a commit's message for private data"}},
	{"hook.message", Name{"提交说明", "the message"}},
	{"hook.message-of", Name{"提交 {commit} 的说明", "message of commit {commit}"}},
	{"hook.message-refused", Name{
		"没有提交：说明里有 {count} 处个人信息。写好的说明在 {file}，改好了再提交：git commit -e -F {file}",
		"not committed: private data in the message: {count}. it is kept in {file}; mend it there: git commit -e -F {file}",
	}},
	{"hook.messages-refused", Name{
		"不能收下 {branch}：提交说明里有 {count} 处个人信息。请先改写这些提交（最后一个用 git commit --amend，更早的用 git rebase -i），再推送",
		"{branch} is refused: private data in messages of commits: {count}. rewrite them first (the last with git commit --amend, earlier ones with git rebase -i) and push again",
	}},
	{"hook.file-of", Name{"{file}（提交 {commit}）", "{file} (commit {commit})"}},
	{"hook.passing-refused", Name{
		"不能收下 {branch}：前面的提交里有 {count} 处个人信息，后来改了、删了，Git 里也还留着。请用 git rebase -i 改写那些提交，再推送",
		"{branch} is refused: private data in earlier commits: {count}. Git keeps it although it is mended or deleted since. rewrite those commits with git rebase -i and push again",
	}},
	{"hook.more", Name{"还有 {count} 个没有列出", "{count} more are not listed"}},
	{"hook.old", Name{"仓库里原有 {count} 个错误，这次没有增加", "the repository had {count} errors before, and no more now"}},
	{"hook.mended", Name{"仓库里原有 {count} 个错误，这次改好 {mended} 个，还有 {left} 个", "the repository had {count} errors; {mended} are mended, {left} are left"}},
	{"hook.deletion", Name{
		"不能删除 {branch}：它是发布用的分支",
		"{branch} cannot be deleted: sites are published from it",
	}},
	{"hook.forced", Name{
		"不能收下 {branch}：这次推送会丢掉仓库里已有的提交。请先用 git pull 合并，再推送，不要用 --force",
		"{branch} is refused: the push would lose commits that the repository has. merge them with git pull and push again, without --force",
	}},
	{"hook.too-many", Name{
		"不能收下 {branch}：一次推送的提交太多，请分几次推送",
		"{branch} is refused: too many commits at once; push them in parts",
	}},
	{"hook.no-site", Name{
		"不能收下 {branch}：推送的提交里没有 {file}，那里不是站点",
		"{branch} is refused: the commit holds no {file}, so there is no site",
	}},
	{"hook.hostile", Name{"不能收下 {branch}：提交里有不安全的内容", "{branch} is refused: its commits hold what is not safe"}},
	{"hook.hostile-line", Name{"{path}: {reason}（提交 {commit}）", "{path}: {reason} (commit {commit})"}},
	{"hostile.commit", Name{"这个提交已损坏", "the commit is malformed"}},
	{"hostile.tree", Name{"文件夹的数据已损坏", "the folder's data are malformed"}},
	{"hostile.name", Name{"“{part}”不能作文件名", "“{part}” is no file name"}},
	{"hostile.git", Name{"“{part}”会被当成 .git", "“{part}” would be taken for .git"}},
	{"hostile.text", Name{"文件名不是 UTF-8", "the name is not UTF-8"}},
	{"hostile.character", Name{"文件名里不能有“{part}”", "a name cannot have “{part}”"}},
	{"hostile.ending", Name{"文件名不能以点或空格结尾", "a name cannot end in a dot or a space"}},
	{"hostile.device", Name{"“{part}”是 Windows 的设备名，不能作文件名", "“{part}” is a device on Windows and no file name"}},
	{"hostile.clash", Name{"和“{part}”在有的电脑上是同一个名字", "some machines take it for “{part}”"}},
	{"hostile.long", Name{"太长：{size}，最长 {limit}", "too long: {size} of at most {limit}"}},
	{"hostile.deep", Name{"文件夹的层数超过 {limit}", "folders lie more than {limit} deep"}},
	{"hostile.many", Name{"文件超过 {limit} 个", "more than {limit} files"}},
	{"hostile.mode", Name{"不是普通文件（{part}）", "no regular file ({part})"}},
	{"hostile.symlink", Name{"不能是符号链接", "symbolic links are refused"}},
	{"hostile.submodule", Name{"不能是子模块", "submodules are refused"}},
	{"hostile.large", Name{"太大：{size}，最大 {limit}", "too large: {size} of at most {limit}"}},
}
