/** True of a file `f` that something of the hall rests on. A table that names files gets a line here. */
export const IN_USE = `(EXISTS (SELECT 1 FROM application_file u WHERE u.file_id = f.id)
  OR EXISTS (SELECT 1 FROM finding_photo u WHERE u.file_id = f.id)
  OR EXISTS (SELECT 1 FROM inspection u WHERE u.signature_file_id = f.id)
  OR EXISTS (SELECT 1 FROM certificate u WHERE u.file_id = f.id))`
