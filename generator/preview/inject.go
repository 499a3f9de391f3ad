package preview

import (
	"bytes"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// inject adds the preview's script to a page, with the version that it shows.
func inject(page []byte, version string) []byte {
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	script := fmt.Sprintf("<script src=\"%spreview.js\" data-version=\"%s\"></script>\n", namespace, html.EscapeString(version))
	return slices.Concat(page[:at], []byte(script), page[at:])
}

// loaded returns the paths of the site's stylesheets and scripts that a page at
// ref loads; home is the address of the site.
func loaded(page []byte, ref *url.URL, home string) []string {
	site, err := url.Parse(home)
	if err != nil {
		return nil
	}
	var paths []string
	for tokens := html.NewTokenizer(bytes.NewReader(page)); tokens.Next() != html.ErrorToken; {
		address := loads(tokens)
		if address == "" {
			continue
		}
		target, err := ref.Parse(address)
		if err == nil && (target.Host == "" || target.Host == site.Host) {
			paths = append(paths, target.Path)
		}
	}
	return paths
}

// loads returns the address of the stylesheet or script that a token loads, or
// "". Few tokens are such tags, and of others it reads no attributes.
func loads(tokens *html.Tokenizer) string {
	name, more := tokens.TagName()
	isScript := string(name) == "script"
	if !isScript && string(name) != "link" {
		return ""
	}
	attributes := map[string]string{}
	for more {
		var key, value []byte
		key, value, more = tokens.TagAttr()
		attributes[string(key)] = string(value)
	}
	switch {
	case isScript:
		return attributes["src"]
	case slices.Contains(strings.Fields(attributes["rel"]), "stylesheet"):
		return attributes["href"]
	}
	return ""
}
