package publish

import (
	"path"
	"regexp"
)

// How long a browser may keep a file: what has its hash in its name for ever,
// anything else only after it has asked whether it is still the same.
const (
	cacheForever = "public, max-age=31536000, immutable"
	cacheAsk     = "no-cache"
	cacheNever   = "no-store"
)

const typeJSON = "application/json; charset=utf-8"

var fingerprint = regexp.MustCompile(`\.[0-9a-f]{64}\.[a-z0-9]+$`)

// contentTypes do not depend on what the machine knows of file types.
var contentTypes = map[string]string{
	".html":  "text/html; charset=utf-8",
	".css":   "text/css; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".json":  typeJSON,
	".xml":   "application/xml; charset=utf-8",
	".csv":   "text/csv; charset=utf-8",
	".txt":   "text/plain; charset=utf-8",
	".svg":   "image/svg+xml",
	".png":   "image/png",
	".jpg":   "image/jpeg",
	".jpeg":  "image/jpeg",
	".webp":  "image/webp",
	".gif":   "image/gif",
	".woff2": "font/woff2",
	".pdf":   "application/pdf",
	".xlsx":  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".docx":  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".pptx":  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".zip":   "application/zip",
}

func headerOf(f File) header {
	h := header{contentTypes[path.Ext(f.Path)], cacheAsk, f.SHA256}
	if h.contentType == "" {
		h.contentType = "application/octet-stream"
	}
	if fingerprint.MatchString(f.Path) {
		h.cacheControl = cacheForever
	}
	return h
}
