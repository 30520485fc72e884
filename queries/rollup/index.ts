export { auditRollups, type RollupAudit } from './audit.ts';
export { rebuild, type RebuildProgress } from './rebuild.ts';
export { recompute, recomputeUnits } from './recompute.ts';
