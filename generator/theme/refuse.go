package theme

import (
	"context"

	"zoufang/generator/diag"
)

// said is an error with words in the catalogue of messages.
type said struct {
	id   string
	args diag.Args
}

func (s *said) Error() string { return diag.Say(diag.EN, s.id, s.args) }

func missingPartial(name string) error {
	return &said{"template.partial", diag.Args{"name": name}}
}

var (
	errTooDeep = &said{"template.depth", diag.Args{"max": maxDepth}}
	errVariant = &said{"template.variant", nil}
)

// The reasons why a function of Hugo is refused.
var (
	fromMachine = diag.Name{ZH: "模板只能用站点自己的数据和素材", EN: "templates see the site's own data and assets alone"}
	fromNetwork = diag.Name{ZH: "生成站点时不访问网络", EN: "building a site uses no network"}
	fromClock   = diag.Name{ZH: "同样的内容要得到同样的页面，不能取当前时间", EN: "the same content must give the same pages, whatever the time"}
	fromChance  = diag.Name{ZH: "同样的内容要得到同样的页面，不能取随机值", EN: "the same content must give the same pages, so nothing may be random"}
	fromOrder   = diag.Name{ZH: "结果会因页面的先后次序而不同", EN: "what it gives would depend on the order of pages"}
	byProgram   = diag.Name{ZH: "它要运行别的程序", EN: "it runs other programs"}
	onDisk      = diag.Name{ZH: "它要往磁盘上写缓存", EN: "it keeps a cache on the disk"}
	ofHugoPages = diag.Name{ZH: "它要用 Hugo 自己的页面，而这里没有", EN: "it needs pages of Hugo's own, and there are none"}
	notGiven    = diag.Name{ZH: "程序没有提供", EN: "the program does not provide it"}
	noWarnings  = diag.Name{ZH: "模板里的问题一律算错误，请用 errorf", EN: "whatever is wrong in a template is an error; use errorf"}
)

// refused are the functions and namespaces that templates may not use. Members
// of namespaces that are refused alone stand in namespace.go.
var refused = map[string]diag.Name{
	"babel":       byProgram,
	"doDefer":     fromOrder,
	"fileExists":  fromMachine,
	"getenv":      fromMachine,
	"imageConfig": fromMachine,
	"js":          byProgram,
	"markdownify": ofHugoPages,
	"now":         fromClock,
	"openapi3":    fromMachine,
	"os":          fromMachine,
	"page":        notGiven,
	"postCSS":     byProgram,
	"readDir":     fromMachine,
	"readFile":    fromMachine,
	"shuffle":     fromChance,
	"site":        notGiven,
	"toCSS":       byProgram,
	"warnf":       noWarnings,
	"warnidf":     noWarnings,
}

// refuse fails a call of name.
func refuse(name string, why diag.Name) (any, error) {
	return nil, &said{"template.refused", diag.Args{"name": name, "why": why}}
}

// refusal returns a function that refuses whatever it is called with.
func refusal(name string, why diag.Name) func(context.Context, ...any) (any, error) {
	return func(context.Context, ...any) (any, error) { return refuse(name, why) }
}
