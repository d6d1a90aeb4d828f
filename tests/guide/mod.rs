//! Guide text → Guide.
