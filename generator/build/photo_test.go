package build_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zoufang/generator/build"
)

// camera returns a wide picture whose left half is red, as a camera held upright
// stores it: turned, with an orientation and a place.
func camera(t *testing.T, orientation uint16) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 64, 32))
	for y := range 32 {
		for x := range 64 {
			img.Set(x, y, color.RGBA{B: 255, A: 255})
			if x < 32 {
				img.Set(x, y, color.RGBA{R: 255, A: 255})
			}
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	tiff := binary.BigEndian.AppendUint16([]byte("MM\x00*\x00\x00\x00\x08"), 1)
	tiff = append(tiff, 0x01, 0x12, 0, 3, 0, 0, 0, 1)
	tiff = append(binary.BigEndian.AppendUint16(tiff, orientation), 0, 0, 0, 0, 0, 0)
	exif := append([]byte("Exif\x00\x00"), tiff...)
	exif = append(exif, "GPS 38.9140N 121.6147E"...)
	head := binary.BigEndian.AppendUint16([]byte{0xFF, 0xD8, 0xFF, 0xE1}, uint16(len(exif)+2))
	return append(append(head, exif...), b.Bytes()[2:]...)
}

func bundle(t *testing.T, files map[string][]byte, body string) string {
	t.Helper()
	root := lay(t, smallSite)
	dir := filepath.Join(root, "content", "notes", "shown")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	files["index.md"] = []byte("---\n标题: 带照片的\n日期: 2012-03-07\n---\n" + body)
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestPhotosAreUprightAndWithoutMetadata(t *testing.T) {
	root := bundle(t, map[string][]byte{"photo-1.jpg": camera(t, 6)}, "![车间](photo-1.jpg \"铸造车间\")\n")
	result, files := run(t, build.Options{Root: root})
	if !result.Written {
		t.Fatal(result.Findings)
	}
	for _, name := range []string{"notes/shown/photo-1.jpg", "notes/shown/photo-1.thumb.jpg"} {
		data := files[name]
		if bytes.Contains(data, []byte("Exif")) || bytes.Contains(data, []byte("GPS")) {
			t.Errorf("%s still has metadata", name)
		}
		img, err := jpeg.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if size := img.Bounds().Size(); size != image.Pt(32, 64) {
			t.Errorf("%s is %v, want it upright: 32×64", name, size)
		}
		if r, _, b, _ := img.At(16, 8).RGBA(); r < b {
			t.Errorf("%s lies the wrong way round", name)
		}
	}
	page := string(files["notes/shown/index.html"])
	for _, want := range []string{`width="32"`, `height="64"`, `alt="车间"`, "铸造车间"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s: %s", want, page)
		}
	}
}

func TestLargePhotosAreScaledDown(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 3200, 400))); err != nil {
		t.Fatal(err)
	}
	root := bundle(t, map[string][]byte{"计划.png": b.Bytes(), "附表.csv": []byte("PK")}, "![图](计划.png)，见[附表](附表.csv)。\n")
	result, files := run(t, build.Options{Root: root})
	if !result.Written {
		t.Fatal(result.Findings)
	}
	sizes := map[string]image.Point{}
	for name, data := range files {
		for _, r := range name {
			if r > 126 {
				t.Errorf("the address %s is not ASCII", name)
			}
		}
		if config, err := png.DecodeConfig(bytes.NewReader(data)); err == nil {
			sizes[strings.TrimPrefix(filepath.Ext(strings.TrimSuffix(name, ".png")), ".")] = image.Pt(config.Width, config.Height)
		}
	}
	if sizes[""] != image.Pt(1600, 200) || sizes["thumb"] != image.Pt(480, 60) {
		t.Errorf("published sizes: %v", sizes)
	}
}

func TestBrokenPhotosStopTheirRecord(t *testing.T) {
	root := bundle(t, map[string][]byte{"photo-1.jpg": []byte("no picture"), "photo-2.heic": []byte("ftypheic")}, "文字。\n")
	result, _ := run(t, build.Options{Root: root})
	if result.Written || len(result.Findings) != 2 {
		t.Fatalf("findings: %v", result.Findings)
	}
	result, files := run(t, build.Options{Root: root, KeepGoing: true})
	if !result.Written || files["notes/shown/index.html"] != nil || files["notes/first/index.html"] == nil {
		t.Errorf("with KeepGoing, the rest of the site should be published without the record")
	}
}
