-- In which currency and tax basis the sales of one unit are told. Parameter: unit_id.
SELECT DISTINCT currency, tax_basis FROM unit_span WHERE unit_id = {unit_id:Int64} ORDER BY currency, tax_basis
