//! From the hand on a slider to the pixel.

use fantoccini::key::Key;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::harness::{Page, Setup, browse};

/// Steps of a measurement.
const STEPS: usize = 120;

/// The slider: the reward per referral, the first on the page.
const SLIDER: &str = "[data-path='/ladder/per_referral'] input[type=range]";

/// What was measured, in milliseconds.
#[derive(Debug, Deserialize)]
pub struct Measured {
    /// From the input event's own time stamp to the first task after the frame that was drawn after it: what is on
    /// screen then shows the change. It contains the wait for the screen's next frame.
    pub frames: Vec<f64>,
    /// From the page's mark in the slider's handler to its mark after drawing the expected curves.
    pub marks: Vec<f64>,
    /// Long tasks, over 50 ms.
    pub long: Vec<f64>,
}

impl Measured {
    /// The length of the longest long task; 0 if there was none.
    pub fn longest(&self) -> f64 {
        self.long.iter().copied().fold(0.0, f64::max)
    }
}

/// Listens without the page's help.
const LISTEN: &str = "
    window.__frames = []; window.__long = [];
    new PerformanceObserver(list => window.__long.push(...list.getEntries().map(entry => entry.duration)))
        .observe({ type: 'longtask' });
    window.addEventListener('input', event => {
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => window.__frames.push(performance.now() - event.timeStamp);
            port2.postMessage(null);
        });
    }, true);
    performance.clearMarks();";

/// Pairs each input with the first paint after it; inputs that were overtaken by the next count to that paint, too.
const COLLECT: &str = "
    const at = name => performance.getEntriesByName(name, 'mark').map(mark => mark.startTime);
    const painted = at('snowball:painted'), marks = [];
    for (const input of at('snowball:input')) {
        const paint = painted.find(time => time >= input);
        if (paint !== undefined) marks.push(paint - input);
    }
    return { frames: window.__frames, marks, long: window.__long };";

/// A mouse drags the slider to and fro, a step for each frame, while no fan is being computed.
pub fn drag() -> Measured {
    browse("drag", Setup::ALONE, |page| async move {
        page.open_done().await;
        page.show(SLIDER).await;
        let place = page
            .eval(&format!(
                "const box = document.querySelector(`{SLIDER}`).getBoundingClientRect();
                 return [box.left, box.width, box.top + box.height / 2, document.querySelector(`{SLIDER}`).valueAsNumber
                     / document.querySelector(`{SLIDER}`).max]"
            ))
            .await;
        let [left, width, y, start]: [f64; 4] = serde_json::from_value(place).expect("the slider has a place");
        let mouse = async |kind: &str, share: f64, buttons: u8| {
            let x = left + 8.0 + share * (width - 16.0);
            let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": buttons, "clickCount": 1 });
            page.cdp("Input.dispatchMouseEvent", event).await;
        };
        mouse("mouseMoved", start, 0).await;
        mouse("mousePressed", start, 1).await;
        page.eval(LISTEN).await;
        // Down to a fifth and up again: every step is another value.
        for step in 0..STEPS {
            let way = step as f64 / STEPS as f64;
            let share = start * (0.2 + 0.8 * (2.0 * way - 1.0).abs());
            mouse("mouseMoved", share, 1).await;
            page.frames(2).await;
        }
        let measured = page.collect().await;
        mouse("mouseReleased", start * 0.2, 0).await;
        measured
    })
}

/// Arrow keys: each comes to rest by itself, so that fans are being computed and drawn all the while.
pub fn keys() -> Measured {
    browse("keys", Setup::ALONE, |page| async move {
        page.open_done().await;
        page.show(SLIDER).await;
        page.press(SLIDER, Key::Left).await;
        page.done().await;
        page.eval(LISTEN).await;
        for step in 0..STEPS {
            let (key, code) = if step < STEPS / 2 { ("ArrowLeft", 37) } else { ("ArrowRight", 39) };
            for kind in ["rawKeyDown", "keyUp"] {
                let event = json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code });
                page.cdp("Input.dispatchKeyEvent", event).await;
            }
            page.frames(6).await;
        }
        page.collect().await
    })
}

impl Page {
    /// Waits for so many frames.
    async fn frames(&self, count: u32) {
        self.eval_async(
            "let left = arguments[0]; const frame = () => --left > 0 ? requestAnimationFrame(frame) : done(true);
             requestAnimationFrame(frame);",
            count.into(),
        )
        .await;
    }

    async fn collect(&self) -> Measured {
        self.frames(3).await;
        let measured: Value = self.eval(COLLECT).await;
        serde_json::from_value(measured).expect("lists of times")
    }
}
