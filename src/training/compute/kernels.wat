;; Arithmetic on rows of 32-bit floats, four lanes at a time. Addresses and lengths are in bytes; a length is a
;; multiple of 16 and not 0. There is no fused multiply-add in it, so every machine computes the same bits.
(module
  (import "env" "memory" (memory 1 65536 shared))

  (func $sum (param $lanes v128) (result f32)
    (f32.add
      (f32.add (f32x4.extract_lane 0 (local.get $lanes)) (f32x4.extract_lane 1 (local.get $lanes)))
      (f32.add (f32x4.extract_lane 2 (local.get $lanes)) (f32x4.extract_lane 3 (local.get $lanes)))))

  ;; a · b
  (func (export "dot") (param $a i32) (param $b i32) (param $length i32) (result f32)
    (local $end i32) (local $total v128)
    (local.set $end (i32.add (local.get $a) (local.get $length)))
    (loop $next
      (local.set $total (f32x4.add (local.get $total)
        (f32x4.mul (v128.load (local.get $a)) (v128.load (local.get $b)))))
      (local.set $a (i32.add (local.get $a) (i32.const 16)))
      (local.set $b (i32.add (local.get $b) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $a) (local.get $end))))
    (call $sum (local.get $total)))

  ;; to = keep · to + add · from
  (func (export "blend")
    (param $to i32) (param $keep f32) (param $from i32) (param $add f32) (param $length i32)
    (local $end i32) (local $kept v128) (local $added v128)
    (local.set $kept (f32x4.splat (local.get $keep)))
    (local.set $added (f32x4.splat (local.get $add)))
    (local.set $end (i32.add (local.get $to) (local.get $length)))
    (loop $next
      (v128.store (local.get $to) (f32x4.add
        (f32x4.mul (local.get $kept) (v128.load (local.get $to)))
        (f32x4.mul (local.get $added) (v128.load (local.get $from)))))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  ;; to = to + add · from
  (func (export "addScaled") (param $to i32) (param $from i32) (param $add f32) (param $length i32)
    (local $end i32) (local $added v128)
    (local.set $added (f32x4.splat (local.get $add)))
    (local.set $end (i32.add (local.get $to) (local.get $length)))
    (loop $next
      (v128.store (local.get $to) (f32x4.add (v128.load (local.get $to))
        (f32x4.mul (local.get $added) (v128.load (local.get $from)))))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  ;; to = to + the sum over four consecutive rows of weight · row; the four weights stand at $weights
  (func (export "addFour") (param $to i32) (param $rows i32) (param $weights i32) (param $length i32)
    (local $end i32) (local $w0 v128) (local $w1 v128) (local $w2 v128) (local $w3 v128)
    (local $r1 i32) (local $r2 i32) (local $r3 i32)
    (local.set $w0 (v128.load32_splat (local.get $weights)))
    (local.set $w1 (v128.load32_splat offset=4 (local.get $weights)))
    (local.set $w2 (v128.load32_splat offset=8 (local.get $weights)))
    (local.set $w3 (v128.load32_splat offset=12 (local.get $weights)))
    (local.set $r1 (i32.add (local.get $rows) (local.get $length)))
    (local.set $r2 (i32.add (local.get $r1) (local.get $length)))
    (local.set $r3 (i32.add (local.get $r2) (local.get $length)))
    (local.set $end (i32.add (local.get $to) (local.get $length)))
    (loop $next
      (v128.store (local.get $to) (f32x4.add (v128.load (local.get $to)) (f32x4.add
        (f32x4.add
          (f32x4.mul (local.get $w0) (v128.load (local.get $rows)))
          (f32x4.mul (local.get $w1) (v128.load (local.get $r1))))
        (f32x4.add
          (f32x4.mul (local.get $w2) (v128.load (local.get $r2)))
          (f32x4.mul (local.get $w3) (v128.load (local.get $r3)))))))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (local.set $rows (i32.add (local.get $rows) (i32.const 16)))
      (local.set $r1 (i32.add (local.get $r1) (i32.const 16)))
      (local.set $r2 (i32.add (local.get $r2) (i32.const 16)))
      (local.set $r3 (i32.add (local.get $r3) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  ;; The products of two consecutive rows at $a with four at $b: four results at $out, four at $out + $stride
  (func (export "dotTwoFour")
    (param $a i32) (param $b i32) (param $out i32) (param $stride i32) (param $length i32)
    (local $end i32) (local $a1 i32) (local $b1 i32) (local $b2 i32) (local $b3 i32)
    (local $x v128) (local $y v128) (local $row v128)
    (local $s0 v128) (local $s1 v128) (local $s2 v128) (local $s3 v128)
    (local $t0 v128) (local $t1 v128) (local $t2 v128) (local $t3 v128)
    (local.set $end (i32.add (local.get $a) (local.get $length)))
    (local.set $a1 (local.get $end))
    (local.set $b1 (i32.add (local.get $b) (local.get $length)))
    (local.set $b2 (i32.add (local.get $b1) (local.get $length)))
    (local.set $b3 (i32.add (local.get $b2) (local.get $length)))
    (loop $next
      (local.set $x (v128.load (local.get $a)))
      (local.set $y (v128.load (local.get $a1)))
      (local.set $row (v128.load (local.get $b)))
      (local.set $s0 (f32x4.add (local.get $s0) (f32x4.mul (local.get $x) (local.get $row))))
      (local.set $t0 (f32x4.add (local.get $t0) (f32x4.mul (local.get $y) (local.get $row))))
      (local.set $row (v128.load (local.get $b1)))
      (local.set $s1 (f32x4.add (local.get $s1) (f32x4.mul (local.get $x) (local.get $row))))
      (local.set $t1 (f32x4.add (local.get $t1) (f32x4.mul (local.get $y) (local.get $row))))
      (local.set $row (v128.load (local.get $b2)))
      (local.set $s2 (f32x4.add (local.get $s2) (f32x4.mul (local.get $x) (local.get $row))))
      (local.set $t2 (f32x4.add (local.get $t2) (f32x4.mul (local.get $y) (local.get $row))))
      (local.set $row (v128.load (local.get $b3)))
      (local.set $s3 (f32x4.add (local.get $s3) (f32x4.mul (local.get $x) (local.get $row))))
      (local.set $t3 (f32x4.add (local.get $t3) (f32x4.mul (local.get $y) (local.get $row))))
      (local.set $a (i32.add (local.get $a) (i32.const 16)))
      (local.set $a1 (i32.add (local.get $a1) (i32.const 16)))
      (local.set $b (i32.add (local.get $b) (i32.const 16)))
      (local.set $b1 (i32.add (local.get $b1) (i32.const 16)))
      (local.set $b2 (i32.add (local.get $b2) (i32.const 16)))
      (local.set $b3 (i32.add (local.get $b3) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $a) (local.get $end))))
    (f32.store (local.get $out) (call $sum (local.get $s0)))
    (f32.store offset=4 (local.get $out) (call $sum (local.get $s1)))
    (f32.store offset=8 (local.get $out) (call $sum (local.get $s2)))
    (f32.store offset=12 (local.get $out) (call $sum (local.get $s3)))
    (local.set $out (i32.add (local.get $out) (local.get $stride)))
    (f32.store (local.get $out) (call $sum (local.get $t0)))
    (f32.store offset=4 (local.get $out) (call $sum (local.get $t1)))
    (f32.store offset=8 (local.get $out) (call $sum (local.get $t2)))
    (f32.store offset=12 (local.get $out) (call $sum (local.get $t3)))))
