-- Every published node as one text: pattern, grain, block, currency and tax basis, node. Column: name.
SELECT pattern || ' ' || grain || ' ' || CAST(block_on AS VARCHAR) || ' ' || currency || ' ' || tax_basis || ' ' || sector
  || ' × ' || area AS name
FROM cube_cell
