package schema

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// editorFiles are settings of VS Code. It completes keys and terms by snippets,
// which need no extension; it checks records kept in .yaml files by the YAML
// extension, the front matter of Markdown files by remark with its JSON Schema
// rule, and everything by a task that runs this program.
func (s *Set) editorFiles() map[string][]byte {
	return map[string][]byte{
		".vscode/settings.json":         marshal(s.editorSettings()),
		".vscode/extensions.json":       marshal(map[string]any{"recommendations": []string{"redhat.vscode-yaml", "unifiedjs.vscode-remark"}}),
		".vscode/tasks.json":            marshal(editorTasks()),
		".vscode/records.code-snippets": marshal(s.snippets()),
		".remarkrc.json":                marshal(s.remarkSettings()),
	}
}

// globs associates each JSON Schema with the records of its collection.
func (s *Set) globs(extensions ...string) map[string]any {
	globs := map[string]any{}
	for _, c := range s.Collections {
		var patterns []string
		for _, ext := range extensions {
			patterns = append(patterns, "content/"+c.Path+"/**/*"+ext)
		}
		globs[schemaFolder+c.ID+".json"] = patterns
	}
	return globs
}

func (s *Set) editorSettings() map[string]any {
	return map[string]any{
		"files.encoding":       "utf8",
		"files.eol":            "\n",
		"remark.requireConfig": true,
		"yaml.schemas":         s.globs(".yaml", ".md"),
		"[markdown]": map[string]any{
			"editor.quickSuggestions":   map[string]any{"other": "on", "comments": "off", "strings": "on"},
			"editor.snippetSuggestions": "top",
		},
	}
}

// remarkSettings make remark check front matter.
func (s *Set) remarkSettings() map[string]any {
	return map[string]any{"plugins": []any{
		"remark-frontmatter",
		[]any{"remark-lint-frontmatter-schema", map[string]any{"schemas": s.globs(".md")}},
	}}
}

// editorTasks are the check, whose findings appear at their places in the
// editor, and the installation of what remark needs.
func editorTasks() map[string]any {
	var matchers []any
	for _, level := range []struct{ severity, words string }{
		{"error", "错误|error"}, {"warning", "警告|warning"}, {"info", "提示|notice"},
	} {
		matchers = append(matchers, map[string]any{
			"owner": "zoufang-" + level.severity, "source": "zoufang", "severity": level.severity,
			"fileLocation": []string{"relative", "${workspaceFolder}"},
			"pattern": map[string]any{
				"regexp": fmt.Sprintf(`^(.+?):(\d+):(\d+): (?:%s)\[([^\]]+)\] (.*)$`, level.words),
				"file":   1, "line": 2, "column": 3, "code": 4, "message": 5,
			},
		})
	}
	return map[string]any{
		"version": "2.0.0",
		"tasks": []any{
			map[string]any{
				"label": "zoufang check", "type": "process", "command": "zoufang", "args": []string{"check"},
				"group": map[string]any{"kind": "build", "isDefault": true}, "problemMatcher": matchers,
			},
			map[string]any{
				"label": "npm install remark", "type": "shell", "problemMatcher": []string{},
				"command": "npm install --no-save remark remark-frontmatter remark-lint-frontmatter-schema",
			},
		},
	}
}

// snippets complete a whole record by its collection's title, and a line by its
// key.
func (s *Set) snippets() map[string]any {
	all := map[string]any{}
	for _, c := range s.Collections {
		text := strings.NewReplacer(`\`, `\\`, "$", `\$`, "}", `\}`).Replace(c.Scaffold(ScaffoldOptions{}))
		all[c.Title] = snippet([]string{c.Title, c.ID}, c.Description, text)
		c.Root.snippets(all)
	}
	return all
}

func snippet(prefixes []string, description, text string) map[string]any {
	return map[string]any{
		"scope": "markdown,yaml", "prefix": prefixes, "description": description,
		"body": strings.Split(strings.TrimSuffix(text, "\n"), "\n"),
	}
}

// snippets adds one for every key in f and in what it holds. Fields that are
// written alike share one.
func (f *Field) snippets(all map[string]any) {
	for _, child := range f.parts() {
		child.snippets(all)
	}
	for _, child := range f.Fields {
		for _, key := range slices.Compact([]string{cmp.Or(child.Title, child.Key), child.Key}) {
			name := strings.TrimSpace(key + " " + child.choices())
			if _, taken := all[name]; !taken {
				text := yamlText(key) + ":" + child.placeholder()
				all[name] = snippet([]string{key}, cmp.Or(child.Help, child.Title), text)
			}
		}
	}
}

// placeholder is what a snippet leaves to be filled in.
func (f *Field) placeholder() string {
	switch f.Type {
	case TypeObject:
		return "\n  $0"
	case TypeList:
		if f.Items.separable() {
			return " $0"
		}
		return "\n  - $0"
	case TypeDate:
		return " ${1:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}"
	}
	if choices := f.choices(); choices != "" {
		return " ${1|" + choices + "|}"
	}
	return " $0"
}

// choices lists what a field can say, in the form of a snippet.
func (f *Field) choices() string {
	var words []string
	switch f.Type {
	case TypeBoolean:
		words = []string{"是", "否"}
	case TypeTerm:
		for _, t := range f.Vocabulary.Terms {
			words = append(words, strings.NewReplacer(`\`, `\\`, ",", `\,`, "|", `\|`).Replace(yamlText(t.Name)))
		}
	}
	return strings.Join(words, ",")
}
