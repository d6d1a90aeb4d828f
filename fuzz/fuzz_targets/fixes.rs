#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| stepmark_fuzz::fixes(data));
