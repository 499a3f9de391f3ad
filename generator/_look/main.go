package main

import (
	"context"
	"fmt"
	"os"
	"runtime/pprof"
	"syscall"
	"time"

	"zoufang/generator/build"
)

func cpu() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano())
}

func main() {
	root, out, tpl, prof := os.Args[1], os.Args[2], os.Args[3], os.Args[4]
	f, _ := os.Create(prof)
	pprof.StartCPUProfile(f)
	t := time.Now()
	var last build.Step
	marks := map[build.Step]time.Duration{}
	r, err := build.Run(context.Background(), build.Options{Root: root, Out: out, Schemas: os.DirFS("/work/main/schemas"), Templates: os.DirFS(tpl), Workers: 2, Today: time.Now(),
		Progress: func(s build.Step, d, n int) {
			if s != last {
				marks[s] = cpu()
				last = s
			}
		}})
	pprof.StopCPUProfile()
	f.Close()
	fmt.Printf("read %v render %v write %v total %v wall %v pages %d err %v written %v\n", marks["render"], marks["write"]-marks["render"], cpu()-marks["write"], cpu(), time.Since(t), r.Pages, err, r.Written)
	for i, x := range r.Findings {
		if i < 5 {
			fmt.Println(x)
		}
	}
}
