package signal_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/image/draw"

	"zoufang/generator/signal"
)

// photoSite has visits, of which photos lie in the folders, and news about them.
func photoSite() fstest.MapFS {
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"content/site.yaml": "name: 走访\ntitle: 走访\nlanguage: zh-CN\ntimezone: Asia/Shanghai\nperiod: {from: 2012-03-01, to: 2012-12-31}\n" +
			"as_of: 2012-12-31\nbase_url: http://test.example/\ninherit: []\naudiences:\n  - {id: public, name: 读者}\n  - {id: supervision, name: 督导组}\n",
		"schemas/visits.yaml": "title: 走访报告\ntype: object\nx-collection: {label: 走访, path: visits, permalink: '/visits/:id/', name: title, date: date, end: end}\n" +
			"properties:\n  title: {title: 标题, type: string}\n  date: {title: 日期, type: string, format: date}\n  end: {title: 结束日期, type: string, format: date}\n",
		"schemas/news.yaml": "title: 动态\ntype: object\nx-collection: {label: 动态, path: news, permalink: '/news/:id/', name: title, date: date}\n" +
			"properties:\n  title: {title: 标题, type: string}\n  date: {title: 日期, type: string, format: date}\n  visit: {title: 走访, x-ref: visits}\n",
		"schemas/signals/board.yaml":  "audience: supervision\npeople: [visits]\nunits: [visits]\n",
		"schemas/signals/photos.yaml": "title: 照片\nfrom: [visits, news]\nphotos: {distance: 6, days: 1}\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// visit adds a visit on a day, with photos.
func visit(files fstest.MapFS, id, front string, photos ...[]byte) {
	dir := "content/visits/" + id + "/"
	files[dir+"index.md"] = &fstest.MapFile{Data: []byte("---\n标题: " + id + "\n" + front + "\n---\n去过了。\n")}
	for i, data := range photos {
		ext := ".jpg"
		if bytes.HasPrefix(data, []byte("\x89PNG")) {
			ext = ".png"
		}
		files[fmt.Sprintf("%sp%d%s", dir, i, ext)] = &fstest.MapFile{Data: data}
	}
}

// found returns what is found of a site, a line for each finding.
func found(t *testing.T, files fstest.MapFS) []string {
	t.Helper()
	var lines []string
	for _, f := range board(t, files, nil, signal.Options{Root: files, Workers: 2}) {
		var names []string
		for _, r := range f.About {
			names = append(names, r.ID)
		}
		line := strings.Join(names, " ")
		for _, fact := range f.Facts {
			line += " " + strings.TrimPrefix(fact.ID, "signal.photo-")
			if days, there := fact.Args["days"]; there {
				line += fmt.Sprint(" ", days)
			}
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	return lines
}

func expect(t *testing.T, files fstest.MapFS, want ...string) {
	t.Helper()
	same(t, found(t, files), want...)
}

// scene is a picture made of dice: light from one side, things in it, and grain.
func scene(seed uint64) *image.RGBA {
	dice := rand.New(rand.NewPCG(seed, 3))
	img := image.NewRGBA(image.Rect(0, 0, 360, 270))
	type thing struct{ x, y, w, h, level float64 }
	var things []thing
	for range 6 + dice.IntN(10) {
		things = append(things, thing{dice.Float64() * 360, dice.Float64() * 270, 10 + dice.Float64()*90, 10 + dice.Float64()*90, dice.Float64() * 255})
	}
	angle := dice.Float64() * 2 * math.Pi
	for y := range 270 {
		for x := range 360 {
			level := 128 + 70*(math.Cos(angle)*(float64(x)/180-1)+math.Sin(angle)*(float64(y)/135-1))
			for _, t := range things {
				if math.Abs(float64(x)-t.x) < t.w && math.Abs(float64(y)-t.y) < t.h {
					level = (level + 2*t.level) / 3
				}
			}
			g := uint8(max(0, min(255, level+dice.Float64()*6)))
			img.Set(x, y, color.RGBA{g, uint8(max(0, int(g)-10)), g / 2, 255})
		}
	}
	return img
}

func asJPEG(t *testing.T, img image.Image, quality int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// scaled is a picture in another size.
func scaled(img image.Image, w, h int) image.Image {
	to := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.BiLinear.Scale(to, to.Bounds(), img, img.Bounds(), draw.Src, nil)
	return to
}

// brighter is a picture with more light and a mark in its corner.
func brighter(img *image.RGBA) image.Image {
	to := image.NewRGBA(img.Bounds())
	for i, v := range img.Pix {
		to.Pix[i] = uint8(min(255, int(v)*9/10+40))
	}
	draw.Draw(to, image.Rect(300, 250, 355, 265), image.White, image.Point{}, draw.Src)
	return to
}

// quarter is a picture turned by a quarter, as a camera stores it with orientation 6.
func quarter(img image.Image) image.Image {
	b := img.Bounds()
	to := image.NewRGBA(image.Rect(0, 0, b.Dy(), b.Dx()))
	for y := range b.Dy() {
		for x := range b.Dx() {
			to.Set(y, b.Dx()-1-x, img.At(x, y))
		}
	}
	return to
}

// withEXIF puts a time and an orientation into a JPEG's head.
func withEXIF(data []byte, taken string, orientation uint16, order binary.AppendByteOrder) []byte {
	mark := "II*\x00"
	if order == binary.AppendByteOrder(binary.BigEndian) {
		mark = "MM\x00*"
	}
	tiff := order.AppendUint32([]byte(mark), 8)
	entry := func(tag, kind uint16, count, value uint32) {
		tiff = order.AppendUint16(order.AppendUint16(tiff, tag), kind)
		tiff = order.AppendUint32(tiff, count)
		if kind == 3 { // a short one stands first in its field
			tiff = order.AppendUint16(order.AppendUint16(tiff, uint16(value)), 0)
		} else {
			tiff = order.AppendUint32(tiff, value)
		}
	}
	tiff = order.AppendUint16(tiff, 2)
	entry(0x0112, 3, 1, uint32(orientation))
	entry(0x8769, 4, 1, 38)
	tiff = order.AppendUint32(tiff, 0)
	tiff = order.AppendUint16(tiff, 1)
	entry(0x9003, 2, 20, 56)
	tiff = order.AppendUint32(tiff, 0)
	tiff = append(tiff, taken+"\x00"...)
	segment := append([]byte("Exif\x00\x00"), tiff...)
	head := binary.BigEndian.AppendUint16([]byte{0xFF, 0xD8, 0xFF, 0xE1}, uint16(len(segment)+2))
	return slices.Concat(head, segment, data[2:])
}

func TestAPhotoShownAgainIsFound(t *testing.T) {
	img := scene(1)
	original := asJPEG(t, img, 92)
	for name, tt := range map[string]struct {
		copy []byte
		want string
	}{
		"the same file":     {original, "b a same"},
		"encoded again":     {asJPEG(t, img, 35), "b a alike"},
		"smaller":           {asJPEG(t, scaled(img, 150, 112), 80), "b a alike"},
		"stretched a bit":   {asJPEG(t, scaled(img, 700, 500), 80), "b a alike"},
		"brighter, marked":  {asJPEG(t, brighter(img), 85), "b a alike"},
		"in another format": {asPNG(t, img), "b a alike"},
		"turned by its head": {withEXIF(asJPEG(t, quarter(img), 85), "0000:00:00 00:00:00", 6, binary.LittleEndian),
			"b a alike"},
	} {
		t.Run(name, func(t *testing.T) {
			files := photoSite()
			visit(files, "a", "日期: 2012-04-02", original)
			visit(files, "b", "日期: 2012-05-02", asJPEG(t, scene(2), 80), tt.copy)
			visit(files, "c", "日期: 2012-06-02", asJPEG(t, scene(3), 80))
			expect(t, files, tt.want)
		})
	}
}

func TestHonestPhotosAreLeftAlone(t *testing.T) {
	files := photoSite()
	twice := asJPEG(t, scene(1), 90)
	visit(files, "twice", "日期: 2012-04-02", twice, twice)
	files["content/news/about/index.md"] = &fstest.MapFile{Data: []byte("---\n标题: 动态\n日期: 2012-04-03\n走访: twice\n---\n见照片。\n")}
	files["content/news/about/p.jpg"] = &fstest.MapFile{Data: twice}
	blank := image.NewRGBA(image.Rect(0, 0, 300, 200))
	draw.Draw(blank, blank.Bounds(), image.White, image.Point{}, draw.Src)
	visit(files, "blank", "日期: 2012-05-02", asJPEG(t, blank, 80))
	blank.Set(20, 20, color.Black)
	visit(files, "blank-too", "日期: 2012-05-03", asJPEG(t, blank, 80))
	for i := range uint64(60) {
		visit(files, fmt.Sprintf("v%03d", i), "日期: 2012-06-02", asJPEG(t, scaled(scene(100+i), 120, 90), 80))
	}
	expect(t, files)
}

func TestOfThreeTheFirstIsTheOriginal(t *testing.T) {
	files := photoSite()
	data := asJPEG(t, scene(1), 90)
	visit(files, "c", "日期: 2012-06-02", data)
	visit(files, "a", "日期: 2012-04-02", data)
	visit(files, "b", "日期: 2012-05-02", asJPEG(t, scene(1), 60))
	expect(t, files, "b a alike", "c a same")
}

func TestDayOfAPhoto(t *testing.T) {
	plain := asJPEG(t, scene(1), 90)
	for _, tt := range []struct {
		taken, front string
		want         []string
	}{
		{"2012:04:02 09:30:00", "日期: 2012-04-02", nil},
		{"2012:04:01 23:59:59", "日期: 2012-04-02", nil},
		{"2012:04:04 09:30:00", "日期: 2012-04-02", []string{"a day 2"}},
		{"2011:12:31 09:30:00", "日期: 2012-04-02", []string{"a day 93"}},
		{"2012:04:05 09:30:00", "日期: 2012-04-02\n结束日期: 2012-04-06", nil},
		{"2012:04:09 09:30:00", "日期: 2012-04-02\n结束日期: 2012-04-06", []string{"a day 3"}},
		{"2000:01:01 00:00:00", "日期: 2012-04-02", nil}, // nobody has set the clock
		{"0000:00:00 00:00:00", "日期: 2012-04-02", nil},
		{"                   ", "日期: 2012-04-02", nil},
	} {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			files := photoSite()
			visit(files, "a", tt.front, withEXIF(plain, tt.taken, 1, order))
			if got := found(t, files); !slices.Equal(got, tt.want) {
				t.Errorf("taken %s, %s: got %q, want %q", tt.taken, tt.front, got, tt.want)
			}
		}
	}
	files := photoSite()
	visit(files, "a", "日期: 2012-04-02", plain)
	expect(t, files)
}
