"""Spreadsheets: XLSX, CSV and TSV, as written parts and as uploads."""
