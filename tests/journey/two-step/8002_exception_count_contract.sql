-- Step two, when no old version runs any more: the old column goes.
DROP TRIGGER `hall_exception_new_to_old`;
--> statement-breakpoint
DROP TRIGGER `hall_exception_old_to_new`;
--> statement-breakpoint
ALTER TABLE `hall_exception` DROP COLUMN `windows`;
