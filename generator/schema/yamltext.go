package schema

import "strings"

// yamlText returns s as it can be typed as a value of YAML, in quotes where it
// must be.
func yamlText(s string) string {
	if s == "" || needsQuotes(s) {
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return s
}

func needsQuotes(s string) bool {
	if strings.TrimSpace(s) != s || strings.ContainsAny(s, "\n\t,[]{}") {
		return true
	}
	if strings.ContainsAny(s[:1], "-?:,[]{}#&*!|>'\"%@`") {
		return true
	}
	return strings.Contains(s, ": ") || strings.Contains(s, " #") || strings.HasSuffix(s, ":")
}
