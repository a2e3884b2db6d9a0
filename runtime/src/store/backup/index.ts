export { BackupTooSlow, backUp } from './back-up.ts';
export { type BackupContent, UnusableBackup } from './inspect-backup.ts';
export { lastBackupAt, noteBackup } from './last-backup.ts';
export { restoreDatabase } from './restore.ts';
