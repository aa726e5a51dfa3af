//! Closed lists: an enum whose every value has one stored code.

/// A text that is no code of the list it was read as.
///
/// It carries the list's name and never the text itself, which may be anything a sender wrote.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown code in {list}")]
pub struct UnknownCode {
    /// The closed list's Rust name.
    pub list: &'static str,
}

/// A closed list: every value, and the code each is stored under.
pub trait Code: Copy + Sized + 'static {
    /// Every value, in the order of the list.
    const ALL: &'static [Self];
    /// The stored code (English, `snake_case`, never changed once used).
    fn code(self) -> &'static str;
    /// The value of a stored code.
    ///
    /// # Errors
    /// [`UnknownCode`] when no value has that code.
    fn from_code(code: &str) -> Result<Self, UnknownCode>;
}

/// Declares a closed list: the enum, its stored codes, `Display`, `FromStr` and [`Code`].
macro_rules! code_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vmeta])* $variant,)+ }

        impl $crate::domain::code::Code for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
            fn from_code(code: &str) -> Result<Self, $crate::domain::code::UnknownCode> {
                match code {
                    $($code => Ok(Self::$variant),)+
                    _ => Err($crate::domain::code::UnknownCode { list: stringify!($name) }),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::domain::code::Code::code(*self))
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::code::UnknownCode;
            fn from_str(code: &str) -> Result<Self, Self::Err> {
                <Self as $crate::domain::code::Code>::from_code(code)
            }
        }
    };
}
pub(crate) use code_enum;
