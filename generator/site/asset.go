package site

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	_ "image/jpeg" // formats that photos come in
	_ "image/png"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	_ "golang.org/x/image/webp"

	"zoufang/generator/diag"
)

// Asset is a photo or attachment that lies under content/.
type Asset struct {
	Path  string // of the file in the repository
	URL   string // below the base URL; a photo's ends as the format it is published in
	Size  int64
	Image bool
	Look  string // by which the same bytes are known again; "": by nothing

	// Of a photo: how it lies in the file, and its size once upright.
	Format        string // "jpeg", "png" or "webp"
	Orientation   int    // EXIF orientation, 1 to 8
	Width, Height int
}

// maxPhoto is how many bytes a photo may take once it is opened.
const maxPhoto = 256 << 20

// inMemory is how many bytes a photo takes once it is opened, at most: those of its
// pixels, which are twice as many where colours are of 16 bits.
func inMemory(config image.Config) int {
	switch config.ColorModel {
	case color.RGBA64Model, color.NRGBA64Model, color.Gray16Model:
		return 8 * config.Width * config.Height
	}
	return 4 * config.Width * config.Height
}

// imageExt are the photos that are published; advisedExt are those that cameras
// and scanners make and browsers do not show.
var (
	imageExt   = map[string]bool{".jpg": true, ".jpeg": true, ".png": true, ".webp": true}
	advisedExt = map[string]bool{".heic": true, ".heif": true, ".bmp": true, ".tif": true, ".tiff": true, ".gif": true, ".svg": true}
	fileExt    = map[string]bool{
		".pdf": true, ".ofd": true, ".doc": true, ".docx": true, ".xls": true, ".xlsx": true, ".ppt": true, ".pptx": true,
		".wps": true, ".et": true, ".dps": true, ".csv": true, ".txt": true, ".zip": true,
	}
)

// findAssets looks at every file that is not a record: what may be published is
// an asset, of the record in whose folder it lies where there is one.
func (l *loader) findAssets() {
	l.assets = map[string]*Asset{}
	for file := range l.others {
		l.assetPaths = append(l.assetPaths, file)
	}
	slices.Sort(l.assetPaths)
	l.readAttachments()
	taken := claims{}
	for _, file := range l.assetPaths {
		owner := l.owner(file)
		asset, finding := l.inspect(file, owner)
		free := false
		if asset != nil {
			finding, free = l.claim(taken, asset)
		}
		if finding != nil {
			l.blame(owner, *finding)
		}
		if !free {
			continue
		}
		l.assets[file] = asset
		if owner != nil {
			owner.own = append(owner.own, asset)
		}
	}
	l.checkChecked()
	l.assetPaths = slices.DeleteFunc(l.assetPaths, func(file string) bool { return l.assets[file] == nil })
}

// owner returns the record in whose folder a file lies, at any depth, or nil.
func (l *loader) owner(file string) *draft {
	for dir := path.Dir(file); dir != contentDir && dir != "."; dir = path.Dir(dir) {
		if d := l.index.byPath[dir]; d != nil {
			return d
		}
	}
	return nil
}

// blame adds a finding about a file beside a record to that record, so that an
// unusable photo holds its record back.
func (l *loader) blame(owner *draft, f diag.Finding) {
	if owner != nil {
		owner.findings = append(owner.findings, f)
		return
	}
	l.findings = append(l.findings, f)
}

// inspect decides whether and how a file may be published.
func (l *loader) inspect(file string, owner *draft) (*Asset, *diag.Finding) {
	asset := &Asset{Path: file, Look: l.assetLook(file), Size: l.others[file].Size(), URL: assetURL(file, owner)}
	ext := strings.ToLower(path.Ext(file))
	switch {
	case imageExt[ext]:
		asset.Image = true
		if message := l.openPhoto(asset); message != "" {
			f := diag.At(diag.Span{File: file}, message, nil)
			return nil, &f
		}
		if asset.Format == "webp" {
			asset.URL = strings.TrimSuffix(asset.URL, path.Ext(asset.URL)) + ".jpg"
		}
		return asset, nil
	case advisedExt[ext]:
		f := diag.At(diag.Span{File: file}, "attachment.image-format", diag.Args{"ext": ext})
		return nil, &f
	case fileExt[ext]:
		l.checkAttachment(asset, owner)
		return asset, nil
	}
	f := diag.At(diag.Span{File: file}, "attachment", diag.Args{"ext": ext})
	return nil, &f
}

// assetURL puts a record's own files below its page, and others where they lie.
func assetURL(file string, owner *draft) string {
	dir, below := contentDir, "/"
	if owner != nil && owner.url != "" {
		dir, below = path.Dir(owner.path), owner.url
	}
	parts := strings.Split(strings.TrimPrefix(file, dir+"/"), "/")
	for i, part := range parts {
		parts[i] = slug(part)
	}
	return below + strings.Join(parts, "/")
}

// headLen is how much of a photo is read to know its orientation. Its size may
// come later, after long metadata.
const headLen = 256 << 10

// openPhoto reads a photo's head into asset, and returns the message that says
// what is wrong with it, or "".
func (l *loader) openPhoto(asset *Asset) string {
	if l.memory.photo(asset) {
		return ""
	}
	f, err := l.Root.Open(asset.Path)
	if err != nil {
		return "photo"
	}
	defer f.Close()
	head, err := readHead(f)
	if err != nil {
		return "photo"
	}
	config, format, err := image.DecodeConfig(io.MultiReader(bytes.NewReader(head), f))
	switch {
	case err != nil:
		return "photo"
	case inMemory(config) > maxPhoto:
		return "photo.large"
	}
	asset.Format, asset.Orientation = format, orientation(head)
	asset.Width, asset.Height = config.Width, config.Height
	if asset.Orientation >= 5 {
		asset.Width, asset.Height = asset.Height, asset.Width
	}
	return ""
}

func readHead(f fs.File) ([]byte, error) {
	head := make([]byte, headLen)
	n, err := io.ReadFull(f, head)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return head[:n], err
}

// assetLook is by what a file is known again: its id in Git, or how it looks.
func (l *loader) assetLook(file string) string {
	if files, ok := l.Root.(blobFiles); ok {
		id, _ := files.Blob(file)
		return id
	}
	if look := Look(l.others[file], l.began); look != 0 {
		return strconv.FormatUint(uint64(look), 16)
	}
	return ""
}
