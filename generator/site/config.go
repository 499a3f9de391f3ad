package site

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// Config is content/site.yaml.
type Config struct {
	Name        string
	Title       string
	Description string
	Language    string // BCP 47, for example zh-CN
	Timezone    *time.Location
	Period      Period
	AsOf        time.Time // zero: today
	BaseURL     string    // ends with a slash
	Audiences   []Audience
	Params      map[string]any

	inherit    map[string]bool
	navigation []navGroup
}

// Period is a stretch of days, both ends included.
type Period struct{ From, To time.Time }

// Audience is a circle of readers with a tree of its own.
type Audience struct{ ID, Name string }

// Public is the audience of everybody on the intranet.
const Public = "public"

// Lang returns the language of messages that suits the site.
func (c Config) Lang() diag.Lang {
	if strings.HasPrefix(c.Language, "en") {
		return diag.EN
	}
	return diag.ZH
}

// Inherits reports whether the site's own part ("schemas" or "templates") lies
// over the one that the program brings.
func (c Config) Inherits(part string) bool { return c.inherit[part] }

//go:embed config/site.yaml
var configSchema embed.FS

// configSettings describe content/site.yaml.
var configSettings = sync.OnceValue(func() schema.Settings { return schema.NewSettings(configSchema, "config", "site:") })

// ErrNoSite is returned where a folder holds no content/site.yaml.
var ErrNoSite = errors.New("no " + configFile)

// ReadConfig reads content/site.yaml of the site at root.
func ReadConfig(root fs.FS) (Config, diag.List, error) {
	data, err := fs.ReadFile(root, configFile)
	if errors.Is(err, fs.ErrNotExist) {
		return Config{}, nil, ErrNoSite
	}
	if err != nil {
		return Config{}, nil, fmt.Errorf("site description: %w", err)
	}
	config, findings := decodeConfig(data)
	return config, findings, nil
}

func decodeConfig(data []byte) (Config, diag.List) {
	file, findings := configSettings().Read("site", configFile, data)
	if file.Values == nil {
		return Config{}, findings
	}
	config, finding := newConfig(file.Values)
	if finding != nil {
		finding.Span = file.At("timezone")
		findings = append(findings, *finding)
	}
	return config, findings
}

func newConfig(values schema.Group) (Config, *diag.Finding) {
	zone, err := time.LoadLocation(values.Text("timezone"))
	if err != nil || zone == time.Local { // “Local” is another zone on another machine
		f := diag.At(diag.Span{}, "timezone", diag.Args{"value": values.Text("timezone")})
		return Config{}, &f
	}
	period := values.Group("period")
	config := Config{
		Name:        values.Text("name"),
		Title:       values.Text("title"),
		Description: values.Text("description"),
		Language:    values.Text("language"),
		Timezone:    zone,
		Period:      Period{period.Day("from"), period.Day("to")},
		AsOf:        values.Day("as_of"),
		BaseURL:     values.Text("base_url"),
		Audiences:   audiences(values.Groups("audiences")),
		Params:      values.Group("params"),
		inherit:     map[string]bool{"schemas": true, "templates": true},
		navigation:  navigation(values.Groups("navigation")),
	}
	if values["inherit"] != nil {
		config.inherit = map[string]bool{}
		for _, part := range values.Texts("inherit") {
			config.inherit[part] = true
		}
	}
	return config, nil
}

func audiences(groups []schema.Group) []Audience {
	all := []Audience{}
	for _, a := range groups {
		all = append(all, Audience{a.Text("id"), a.Text("name")})
	}
	if len(all) == 0 {
		all = []Audience{{Public, Public}}
	}
	return all
}

// Sum is the digest of the whole description, but for the day at which the site
// stands.
func (c Config) Sum() Sum {
	c.AsOf = time.Time{}
	zone := c.Timezone.String()
	c.Timezone = nil
	var s Summer
	s.Text(zone)
	s.Text(fmt.Sprintf("%#v", c))
	return s.Sum()
}
