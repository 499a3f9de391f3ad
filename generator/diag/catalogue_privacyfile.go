package diag

var privacyFileArea = Area{
	ID:    "privacy-file",
	Title: Name{"查个人信息的规定", "rules about private data"},
	Rules: []Rule{
		{
			ID: "privacy-value", Severity: Error,
			Title: Name{"没有用处的规定", "what says nothing about private data"},
			Why:   Name{"写在这里的，程序不会看；以为查了，其实没有查。", "nothing reads what stands here, so what it is meant to find would not be found."},
			Texts: []Wording{
				{"file", Name{"这个文件没有用处；查个人信息的规定写在 detectors.yaml、words.yaml、exceptions.yaml", "nothing reads this file; what is said of private data stands in detectors.yaml, words.yaml and exceptions.yaml"}},
			},
		},
	},
}
