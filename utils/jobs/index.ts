export { createJobs, type Jobs, type MadeResult, type MakeSpec } from './jobs';
