package diag

// previewTexts are the words of previewing: of the command, and of what it adds
// to pages. Variant holds the whole message id.
var previewTexts = []Wording{
	{"help.serve", Name{"一边写一边在浏览器里预览", "preview in the browser while writing"}},
	{"help.serve-long", Name{
		"在本机的网址上打开网站，改了文件就自动更新，浏览器自己刷新，按 Ctrl-C 结束。\n有错误的记录显示最后一次无误的样子，问题列在页面下方和终端里。什么也不写到 public/。",
		"shows the site on this machine and follows every change: the browser reloads by itself, until Ctrl-C.\na record with errors shows as it last was without, and the findings stand below the page and in the terminal. nothing is written to public/.",
	}},
	{"flag.addr", Name{"监听的地址；写 0.0.0.0:8080 时同一网络里的人都能打开", "address to listen on; with 0.0.0.0:8080 everybody in the network can read"}},
	{"flag.poll", Name{"每秒查看一次文件，用于听不到改动的网络文件夹", "look at the files every second, for network folders that tell of no changes"}},
	{"flag.open", Name{"打开浏览器", "open the browser"}},

	{"preview.serving", Name{"请打开 {url}，按 Ctrl-C 结束", "open {url}; Ctrl-C ends"}},
	{"preview.network", Name{
		"注意：同一网络里的人都能打开，看到“{audience}”能看的全部内容；问题和源文件只在这台电脑上显示",
		"note: everybody in the network can read all that “{audience}” may see; findings and source files show on this machine alone",
	}},
	{"preview.taken", Name{
		"不能在 {addr} 上预览，可能已被占用；请加上 --addr {free}",
		"{addr} cannot be listened on, perhaps it is in use; add --addr {free}",
	}},
	{"preview.cannot-listen", Name{
		"不能在 {addr} 上预览：{reason}；请用 --addr 换一个",
		"{addr} cannot be listened on: {reason}; choose another with --addr",
	}},
	{"preview.polling", Name{
		"系统不报告文件的改动（{reason}），改为每秒查看一次",
		"the system does not tell of changes ({reason}); looking every second instead",
	}},
	{"preview.ready", Name{
		"已读完：{records} 条记录，{pages} 页，用时 {time} 秒；{summary}",
		"read: {records} records, {pages} pages, {time} s; {summary}",
	}},
	{"preview.updated", Name{
		"已更新：{files} 个文件有变动，用时 {time} 秒；{summary}",
		"updated: files that changed: {files}, {time} s; {summary}",
	}},
	{"preview.refused", Name{
		"预览只在 {url} 打开；要用别的名字，请用 --addr 写明",
		"the preview is at {url}; to use another name, give it with --addr",
	}},
	{"preview.failed", Name{"没有更新：{reason}", "not updated: {reason}"}},

	{"preview.errors", Name{"{count} 个错误", "errors: {count}"}},
	{"preview.warnings", Name{"{count} 个警告", "warnings: {count}"}},
	{"preview.notices", Name{"{count} 个提示", "notices: {count}"}},
	{"preview.title", Name{"预览：发现的问题", "preview: findings"}},
	{"preview.of-page", Name{"这一页的源文件", "in this page's source file"}},
	{"preview.of-others", Name{"其他文件", "in other files"}},
	{"preview.more", Name{"另有 {count} 处，见终端，或运行 zoufang check", "and {count} more: see the terminal, or run zoufang check"}},
	{"preview.elsewhere", Name{"问题的内容只在运行预览的电脑上显示", "findings show on the machine that runs the preview alone"}},
	{"preview.close", Name{"关闭", "close"}},
	{"preview.source", Name{"源文件", "source file"}},
	{"preview.back", Name{"回到页面", "back to the page"}},
	{"preview.stale", Name{"这是最后一次无误的页面；源文件现在有错误", "this page is the last one without errors; its source file has errors now"}},
	{"preview.stopped", Name{"预览已停止", "the preview has ended"}},

	{"preview.reading-title", Name{"正在读取", "reading"}},
	{"preview.reading", Name{"正在读取记录，读完自动显示这一页", "the records are being read; this page shows by itself once they are"}},
	{"preview.broken-title", Name{"还没有可以显示的页面", "there is nothing to show yet"}},
	{"preview.broken", Name{"先改好下面的问题，改好后自动显示这一页", "mend what follows first; this page shows by itself then"}},
	{"preview.failure-title", Name{"这一页编不出来", "this page cannot be made"}},
	{"preview.failure", Name{"模板在这一页上出错，改好后自动显示", "a template fails on this page; mended, it shows by itself"}},
}
