/// The library as one JSON text, from the folder that holds its files: groups of levers, warnings, cases, conflicts, presets.
pub fn pack(folder: &std::path::Path) -> std::io::Result<String> {
    // No text in the files spans lines, so that indentation can go.
    let read = |file: &std::path::Path| {
        let text = std::fs::read_to_string(file)?;
        Ok(text.lines().map(str::trim_start).collect::<String>())
    };
    let all = |part: &str| {
        let mut files: Vec<_> =
            std::fs::read_dir(folder.join(part))?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
        files.sort();
        // "10-…" comes after "9-…".
        files.sort_by_key(|file| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            name.split('-').next().and_then(|number| number.parse::<u32>().ok())
        });
        let texts = files.iter().map(|file| read(file)).collect::<std::io::Result<Vec<_>>>()?;
        Ok::<_, std::io::Error>(format!("[{}]", texts.join(",")))
    };
    let one = |name: &str| read(&folder.join(name));
    Ok(format!(
        r#"{{"groups":{},"warnings":{},"cases":{},"conflicts":{},"presets":{}}}"#,
        all("levers")?,
        one("warnings.json")?,
        one("cases.json")?,
        one("conflicts.json")?,
        all("presets")?
    ))
}
