//! Small pictures, drawn in the colour of the text beside them.

use yew::prelude::*;

/// Which picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// An arrow back.
    Undo,
    /// An arrow forward.
    Redo,
    /// Plus.
    Add,
    /// Cross.
    Close,
    /// Arrow into a tray.
    Import,
    /// Arrow out of a tray.
    Export,
    /// Three lines.
    Menu,
    /// A question mark in a circle.
    Help,
    /// An arrow in a circle.
    Reset,
    /// One value.
    Point,
    /// Two values with a bar between them.
    Range,
    /// Arrow head down.
    Down,
    /// Sliders.
    Controls,
    /// Letter i in a circle.
    About,
    /// Triangle.
    Play,
    /// Square.
    Stop,
    /// A written page.
    Sheet,
    /// Three points joined by lines.
    Share,
    /// A folder.
    Folder,
    /// Two bars.
    Pause,
    /// Minus.
    Minus,
    /// A screen on its stand.
    Screen,
    /// Four corners.
    Fit,
    /// A bar before a triangle to the left.
    First,
    /// Arrow head to the left.
    Before,
    /// Arrow head to the right.
    After,
    /// A triangle to the right before a bar.
    Last,
}

/// The list below is whole.
const _: () = assert!(Icon::ALL.len() == Icon::Last as usize + 1);

impl Icon {
    /// Every picture.
    pub const ALL: [Self; 27] = [
        Self::Undo,
        Self::Redo,
        Self::Add,
        Self::Close,
        Self::Import,
        Self::Export,
        Self::Menu,
        Self::Help,
        Self::Reset,
        Self::Point,
        Self::Range,
        Self::Down,
        Self::Controls,
        Self::About,
        Self::Play,
        Self::Stop,
        Self::Sheet,
        Self::Share,
        Self::Folder,
        Self::Pause,
        Self::Minus,
        Self::Screen,
        Self::Fit,
        Self::First,
        Self::Before,
        Self::After,
        Self::Last,
    ];

    /// Lines on a grid of 16.
    const fn path(self) -> &'static str {
        match self {
            Self::Undo => "M6.5 3 3 6.5 6.5 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7",
            Self::Redo => "M9.5 3 13 6.5 9.5 10M13 6.5H6.5a3.5 3.5 0 0 0 0 7H9",
            Self::Add => "M8 3v10M3 8h10",
            Self::Close => "m4 4 8 8m0-8-8 8",
            Self::Import => "M8 2.5v7.5M5 7l3 3 3-3M2.5 10.5v3h11v-3",
            Self::Export => "M8 10V2.5M5 5.5l3-3 3 3M2.5 10.5v3h11v-3",
            Self::Menu => "M2.5 4h11m-11 4h11m-11 4h11",
            Self::Help => {
                "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0ZM6.3 6.4c.2-1 .9-1.5 1.8-1.5 1 0 1.7.6 1.7 1.4 0 1.3-1.7 1.4-1.7 2.7M8.05 11v.4"
            }
            Self::Reset => "M3 8a5 5 0 1 0 1.6-3.7M3 2.5v3h3",
            Self::Point => "M1.5 8h4m5 0h4M10.5 8a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Z",
            Self::Range => {
                "M5 8h6M5 8a1.75 1.75 0 1 1-3.5 0A1.75 1.75 0 0 1 5 8Zm9.5 0a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0Z"
            }
            Self::Down => "m4 6 4 4 4-4",
            Self::Controls => {
                "M2 5h6m4 0h2M2 11h2m4 0h6M12 5a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM8 11a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z"
            }
            Self::About => "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0ZM8 7.3v3.9M8 4.8v.4",
            Self::Play => "M5 3.5v9l7-4.5-7-4.5Z",
            Self::Stop => "M4 4h8v8H4V4Z",
            Self::Sheet => "M3.5 2h6l3 3v9h-9V2Zm6 0v3h3M6 8h4M6 11h4",
            Self::Share => {
                "M5.8 7.2 10.2 4.6M5.8 8.8l4.4 2.6M6 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM14 3.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM14 12.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z"
            }
            Self::Folder => "M2 12.5v-9h4l1.5 2H14v7H2Z",
            Self::Pause => "M5.5 3.5v9m5-9v9",
            Self::Minus => "M3 8h10",
            Self::Screen => "M2 2.5h12v8H2v-8Zm6 8v3m-3 0h6",
            Self::Fit => "M3 6V3h3m4 0h3v3m0 4v3h-3m-4 0H3v-3",
            Self::First => "M4 3.5v9M12 3.5 6.5 8l5.5 4.5v-9Z",
            Self::Before => "m9.5 4-4 4 4 4",
            Self::After => "m6.5 4 4 4-4 4",
            Self::Last => "M12 3.5v9M4 3.5 9.5 8 4 12.5v-9Z",
        }
    }
}

/// The picture; what it means is said by the element around it.
pub fn icon(icon: Icon) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <path d={icon.path()} fill="none" stroke="currentColor" stroke-width="1.5"
                stroke-linecap="round" stroke-linejoin="round" />
        </svg>
    }
}
