package diag

// buildTexts are what is said of builds that carry on an earlier one.
var buildTexts = []Wording{
	{"flag.clean", Name{"不用上次编译留下的结果，全部重做", "make everything anew, whatever earlier builds left"}},
	{"flag.explain", Name{"说明这一页读了什么，这次为什么重做或没有重做", "say what this page reads, and why it was made or not"}},
	{"explain.made", Name{"{file} 这次重做了：{reason}。它读到：（有 * 的是变了的）", "{file} was made: {reason}. It reads (* marks what has changed):"}},
	{"explain.kept", Name{"{file} 这次没有重做：{reason}。它读到：", "{file} was not made: {reason}. It reads:"}},
	{"explain.no-page", Name{"没有“{page}”这一页；写网页的地址，例如 visits/2012/03/2012-03-05-g1-01/", "there is no page “{page}”; give its address, for example visits/2012/03/2012-03-05-g1-01/"}},
}
