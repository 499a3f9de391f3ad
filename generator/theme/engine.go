package theme

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"

	// A zone's rules are not on every office machine.
	_ "time/tzdata"

	"github.com/gohugoio/hugo/common/herrors"
	"github.com/gohugoio/hugo/common/loggers"
	"github.com/gohugoio/hugo/config/allconfig"
	"github.com/gohugoio/hugo/deps"
	"github.com/gohugoio/hugo/hugofs"
	"github.com/gohugoio/hugo/hugolib"
	"github.com/gohugoio/hugo/minifiers"
	"github.com/spf13/afero"

	"zoufang/generator/diag"
)

// The folders of a theme that hold no layouts.
const (
	assetsFolder       = "assets"
	translationsFolder = "i18n"
)

// nowhere is a folder that no operating system can create. Hugo keeps compiled
// WebAssembly in its cache folder on the real disk; here that fails instead.
const nowhere = "/\x00"

// engine is Hugo, set up over files in memory.
type engine struct {
	files afero.Fs
	log   loggers.Logger
	sites *hugolib.HugoSites

	brokenWords bool // a translation file did not read, so that words may be missing
}

// readAll reads every file of a theme, leaving out hidden ones.
func readAll(files fs.FS) (map[string][]byte, error) {
	all := map[string][]byte{}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		hidden := name != "." && strings.HasPrefix(entry.Name(), ".")
		switch {
		case err != nil:
			return err
		case hidden && entry.IsDir():
			return fs.SkipDir
		case hidden || entry.IsDir():
			return nil
		}
		all[name], err = fs.ReadFile(files, name)
		return err
	})
	return all, err
}

// startEngine starts Hugo over the assets and translations among the files. A
// broken translation file is a finding and counts as empty.
func startEngine(all map[string][]byte, opts Options) (*engine, diag.List, error) {
	e := &engine{
		files: afero.NewMemMapFs(),
		log:   loggers.New(loggers.Options{StdOut: io.Discard, StdErr: io.Discard}),
	}
	if err := e.files.MkdirAll("layouts", 0o777); err != nil {
		return nil, nil, err
	}
	for name, data := range all {
		if folder := topFolder(name); folder == assetsFolder || folder == translationsFolder {
			if err := e.write(name, data); err != nil {
				return nil, nil, err
			}
		}
	}
	var findings diag.List
	for {
		err := e.start(opts)
		finding, file, ok := translationFailure(err)
		if !ok {
			return e, findings, err
		}
		findings = append(findings, finding)
		e.brokenWords = true
		if err := e.write(file, nil); err != nil {
			return nil, nil, err
		}
	}
}

func (e *engine) write(name string, data []byte) error {
	return afero.WriteFile(e.files, name, data, 0o666)
}

// start configures Hugo. The layouts are not there yet, because Hugo would
// parse them without our functions.
func (e *engine) start(opts Options) error {
	config, err := configuration(opts)
	if err != nil {
		return err
	}
	if err := e.write("hugo.json", config); err != nil {
		return err
	}
	configs, err := allconfig.LoadConfig(allconfig.ConfigSourceDescriptor{
		Fs:       e.files,
		Filename: "hugo.json",
		Environ:  []string{"none="}, // an empty list would mean the machine's
		Logger:   e.log,
	})
	if err != nil {
		return fmt.Errorf("configuring templates: %w", err)
	}
	e.sites, err = hugolib.NewHugoSites(deps.DepsCfg{
		Configs: configs,
		Fs:      hugofs.NewFrom(e.files, configs.LoadingInfo.BaseConfig),
		StdOut:  io.Discard,
		StdErr:  io.Discard,
	})
	return err
}

// configuration is Hugo's: the caller's options, and every door shut.
func configuration(opts Options) ([]byte, error) {
	lang := opts.Lang
	if lang == "" {
		lang = "en"
	}
	none := []string{"none"}
	return json.Marshal(map[string]any{
		"baseURL":                opts.BaseURL,
		"cacheDir":               nowhere,
		"defaultContentLanguage": lang,
		"timeZone":               opts.TimeZone,
		"build":                  map[string]any{"noJSConfigInAssets": true},
		"security": map[string]any{
			"exec":  map[string]any{"allow": none, "osEnv": none},
			"funcs": map[string]any{"getenv": none},
			"http":  map[string]any{"urls": none, "methods": none},
		},
	})
}

// translationErrorText is how a translation file is said not to read.
var translationErrorText = regexp.MustCompile(`\[(\d+):(\d+)\] (.*)`)

// translationFailure reports whether err is a translation file that does not
// read, and which.
func translationFailure(err error) (diag.Finding, string, bool) {
	var in herrors.FileError
	if !errors.As(err, &in) {
		return diag.Finding{}, "", false
	}
	file := strings.TrimPrefix(hugoPath(in.Position().Filename), "/")
	if topFolder(file) != translationsFolder {
		return diag.Finding{}, "", false
	}
	span := diag.Span{File: path.Join(Root, file)}
	detail := herrors.Cause(err).Error()
	if parts := translationErrorText.FindStringSubmatch(detail); parts != nil {
		span.Start.Line, _ = strconv.Atoi(parts[1])
		span.Start.Col, _ = strconv.Atoi(parts[2])
		detail = parts[3]
	}
	return diag.At(span, "template.translation-file", diag.Args{"detail": detail}), file, true
}

func (e *engine) deps() *deps.Deps { return e.sites.Deps }

func (e *engine) newMinifier() (*minifiers.Client, error) {
	base := e.sites.Configs.Base
	client, err := minifiers.New(base.MediaTypes.Config, base.OutputFormats.Config, e.deps().Conf)
	return &client, err
}

func topFolder(name string) string {
	folder, _, _ := strings.Cut(name, "/")
	return folder
}

// hasWords reports whether T finds words for id.
func (e *engine) hasWords(id string) bool {
	return e.brokenWords || e.deps().Translate(context.Background(), id, nil) != ""
}
