//! Whatever bytes come, the answer is a refusal.

use super::support::KID;
use super::support::key;
use super::support::key_file;
use super::support::now;
use super::support::token;
use super::support::verifier_for;

/// A small generator, so that a failing run can be run again.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).expect("small")
    }

    fn text(&mut self) -> String {
        let length = self.below(200);
        let bytes: Vec<u8> = (0..length).map(|_| self.next().to_le_bytes()[0]).collect();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// A good token in which some characters are others.
    fn bent(&mut self, good: &str) -> String {
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
        let mut bytes = good.as_bytes().to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len());
            bytes[at] = LETTERS[self.below(LETTERS.len())];
        }
        String::from_utf8(bytes).expect("ascii")
    }
}

#[actix_web::test]
async fn ten_thousand_random_tokens_are_refused_without_a_panic() {
    let (_file, settings) = key_file(&[key(0).jwk(KID)]);
    let verifier = verifier_for(settings);
    let good = token(0, KID, now());
    let mut noise = Noise(0x9E37_79B9_7F4A_7C15);
    for round in 0..10_000 {
        let text = if round % 2 == 0 {
            noise.text()
        } else {
            noise.bent(&good)
        };
        // The last characters of a signature hold spare bits only in theory: strict base64 refuses them.
        assert!(
            text == good || verifier.verify(&text, now()).await.is_err(),
            "round {round}"
        );
    }
    assert!(verifier.verify(&good, now()).await.is_ok());
}
