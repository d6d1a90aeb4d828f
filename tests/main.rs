//! Tests of the library and of the built program.
